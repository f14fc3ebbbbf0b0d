# SPDX-License-Identifier: GPL-3.0-or-later
"""The experiment of the demo “well-behaved” for a real Python."""
import json
import sys

threads = next(int(a[10:]) for a in sys.argv if a.startswith("--threads="))
print(json.dumps({"type": "hello", "version": 1, "parameters": {"threads": threads}}))
print(json.dumps({"type": "result", "name": "speedup", "value": 1.0, "unit": "x"}))
print(json.dumps({"type": "end", "wall_ns": 1, "foreign_cpu": None}))
