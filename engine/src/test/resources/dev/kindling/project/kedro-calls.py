"""Prints of each call of a table whether this Kedro takes it, `y` or `.`: kedro-calls.py TABLE calls|mappings"""
import json, logging, sys, warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
from kedro.pipeline import Pipeline, node
try:
    from kedro.pipeline import pipeline
except ImportError:
    from kedro.pipeline.pipeline import Pipeline as pipeline


def f(a, b=None, *c, **d):
    return a


def g(x):
    return x


def accepted(call, mapping):
    names = {"Pipeline": Pipeline, "node": node, "pipeline": pipeline, "f": f, "g": g}
    try:
        if mapping:
            names["p"] = Pipeline([node(f, ["a", "params:x"], "b", name="n")])
        made = eval(call, names)
        result = Pipeline([made])
        return [n.name for n in result.nodes] is not None
    except Exception as error:
        print(call, repr(error)[:150], file=sys.stderr)
        return False


print("".join("y" if accepted(line.split("|")[0].strip(), sys.argv[2] == "mappings") else "." for line in open(sys.argv[1])))
