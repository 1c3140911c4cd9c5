#!/usr/bin/env python3
"""cron_expressions.py FILE: random schedules, and whether croniter takes them; run it where croniter is installed."""
import importlib.metadata
import random
import sys

from croniter import croniter
random.seed(20261128)
L=[(0,59),(0,23),(1,31),(1,12),(0,7),(0,59),(1970,2099)]
M="jan feb mar apr may jun jul aug sep oct nov dec".split(); D="sun mon tue wed thu fri sat".split()
def val(i):
    r=random.random()
    lo,hi=L[i]
    if i==3 and r<.3: return random.choice(M+[x.upper() for x in M])
    if i==4 and r<.3: return random.choice(D+[x.title() for x in D])
    if r<.06: return str(random.choice([lo-1,hi+1,hi+40])).replace("-","")
    if r<.07: return random.choice(["x","mon","jan","","1.5"])
    return str(random.randint(lo,hi))
def item(i):
    r=random.random()
    if r<.35: b="*"
    elif r<.75: b=val(i)
    else: b=val(i)+"-"+val(i)
    if random.random()<.2: b+="/"+random.choice(["0","1","2","5","15","70"] if random.random()<.5 else ["2","3"])
    if random.random()<.04: b=random.choice(["?","L","l","5#2","fri#3","5#6","L5","15W","*-3","5,"])
    return b
def expr():
    n=random.choice([5]*12+[6]*3+[7]+[4])
    return " ".join(",".join(item(i) for _ in range(random.choice([1]*6+[2,3]))) for i in range(n))
out=[f"# croniter {importlib.metadata.version('croniter')}: whether it takes the expression"]
while len(out)<=2000:
    e=expr()
    days=e.split()[4] if len(e.split())>4 else ""
    if "," in days and "*" in days and ("#" in days or "l" in days.lower()):
        continue  # croniter decides by their order
    try: croniter(e); v="yes"
    except Exception: v="no"
    out.append(v+" "+e)
open(sys.argv[1], "w", encoding="utf-8").write("\n".join(out)+"\n")
