import {
  apply,
  type CustomerStateOf,
  compileSalesModel,
  type Effect,
  en,
  openOpportunity,
  type RoleOf,
  replay,
  type TransitionRecord,
  type Translator,
  translator,
} from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { tas } from '../models/index.js';
import { PURSUIT } from './pursuitScenes.js';
import type { Terminal } from './Terminal.js';

const DAY = 86_400_000;

/** Plays one large-account opportunity from verification to signing, with every refusal explained. */
export function playPursuit(terminal: Terminal): void {
  const { say, line, good, bad, dim } = terminal;
  const plan = compileSalesModel(tas);
  const t = translator(plan, terminal.language === 'en' ? en : zhCN);
  const [{ stages, afterWin, result }] = tas.series;
  const [{ id: won }] = result.outcomes;
  terminal.heading(say('One large account, from verification to signing', '一个大客户商机：从验证商机到谈判签约'));
  const road = [...stages.map(({ id }) => t.stage(id)), t.outcome(won), ...afterWin.map(({ id }) => t.stage(id))];
  line(dim(road.join(' → ')));

  let at = Date.UTC(2026, 0, 5, 9);
  const opened = openOpportunity(
    plan,
    { id: 'TAS-117', owner: 'li', processes: { 'TAS 1-1': 'approved' } },
    { at, by: { id: 'li', roles: ['AM'] } },
  );
  if (!opened.ok) throw new Error(opened.blockers.map(t).join('\n'));
  let { opportunity } = opened;
  const log: TransitionRecord<typeof tas>[] = [...opened.records];
  let refusals = 0;
  for (const { title, as, events, days = 0 } of PURSUIT) {
    at += days * DAY;
    if (title !== null) {
      line();
      line(say(...title));
    }
    const attempt = apply(plan, opportunity, events, { at, by: { id: as.toLowerCase(), roles: [as] }, checks: {} });
    const what = `${t.role(as)}${say(': ', '：')}${events.map((event) => t.event(event)).join(' · ')}`;
    if (attempt.ok) {
      ({ opportunity } = attempt);
      log.push(...attempt.records);
      const { status, stage } = opportunity;
      line(`  ${good('✓')} ${what} ${dim(`→\u00a0${stage === null ? t.status(status) : t.stage(stage)}`)}`, 4);
      for (const effect of attempt.effects) line(dim(`    ${effectText(effect, t, say)}`), 6);
      continue;
    }
    refusals++;
    const standing = t.standing(attempt.standing);
    const refused = say(` – refused: ${standing.charAt(0).toLowerCase()}${standing.slice(1)}`, `——被拒绝：${standing}`);
    line(`  ${bad('✗')} ${what}${dim(refused)}`, 4);
    for (const item of attempt.checklist.filter(({ met }) => met)) line(dim(`    ✓ ${t.item(item)}`), 6);
    for (const blocker of attempt.blockers) {
      // What cannot be decided yet says in its own sentence what to fill in or to answer.
      const next = blocker.code === 'condition_unknown' || blocker.remedy === null ? null : t.event(blocker.remedy);
      const remedy = next === null ? '' : dim(say(` Next:\u00a0${next}`, `下一步：${next}`));
      line(`    ${bad('•')} ${t(blocker)}${remedy}`, 6);
    }
  }
  const replayed = replay(log);
  const isSame = replayed.ok && JSON.stringify(replayed.value) === JSON.stringify(opportunity);
  line();
  line(
    say(
      `${log.length} records, ${refusals} refusals. Replaying the log gives the same opportunity: ${isSame ? 'yes' : 'no'}.`,
      `共 ${log.length} 条记录，${refusals} 次拒绝。重放日志得到相同的商机：${isSame ? '是' : '否'}。`,
    ),
  );
}

/** What the host is asked to do. */
function effectText(effect: Effect<typeof tas>, t: Translator<typeof tas>, say: Terminal['say']): string {
  const state = (id: string) => t.state(id as CustomerStateOf<typeof tas>);
  switch (effect.type) {
    case 'process.request':
      return say(`due now: ${t.process(effect.process)}`, `需发起：${t.process(effect.process)}`);
    case 'process.raised': {
      const names = effect.approvers.map((role) => t.role(role as RoleOf<typeof tas>));
      return say(`sent to: ${names.join(', ')}`, `送审：${names.join('、')}`);
    }
    case 'customer.advance':
      return say(`the customer is now: ${state(effect.to)}`, `客户状态变为：${state(effect.to)}`);
    case 'order.allow':
      return say('an order may be placed', '可以下订单');
    case 'team.shift': {
      const phase = tas.phases.find(({ id }) => id === effect.phase)?.label;
      return say(`the team of “${phase?.en}” takes over`, `由“${phase?.['zh-CN']}”的团队接手`);
    }
    default:
      return effect.type;
  }
}
