"""First instants of civil days, from Python's zoneinfo: python3 zoneDays.py > zoneDays.json

The first instant of a day is found by walking minutes of UTC; nothing of the library's own way is repeated."""
import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

days = [
    ('Africa/Cairo', '2026-04-24'), ('Africa/Cairo', '2026-04-25'), ('Africa/Cairo', '2025-10-31'), ('Australia/Lord_Howe', '2026-04-05'),
    ('Australia/Lord_Howe', '2026-04-06'), ('Australia/Lord_Howe', '2026-10-04'), ('Pacific/Apia', '2011-12-29'), ('Pacific/Apia', '2011-12-30'),
    ('Pacific/Apia', '2011-12-31'), ('America/New_York', '2026-03-08'), ('America/New_York', '2026-03-09'), ('America/New_York', '2026-11-01'),
    ('America/New_York', '2026-11-02'), ('Asia/Shanghai', '2026-01-01'), ('UTC', '2026-01-01'), ('America/Sao_Paulo', '2018-11-04'),
    ('Asia/Kathmandu', '2026-06-01'),
]
out = []
for zone, date in days:
    z = ZoneInfo(zone)
    t = datetime.fromisoformat(date).replace(tzinfo=timezone.utc) - timedelta(hours=40)
    while t.astimezone(z).date().isoformat() < date:
        t += timedelta(minutes=1)
    out.append([zone, date, t.strftime('%Y-%m-%dT%H:%M:%S.000Z')])
print(json.dumps(out, indent=1))
