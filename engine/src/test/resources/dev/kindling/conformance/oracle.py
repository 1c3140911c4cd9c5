"""Answers what real Kedro and omegaconf make of configuration: one JSON request a line in, one JSON answer a line out."""
import io
import json
import sys
import warnings

warnings.simplefilter("ignore")


def shown(value):
    """A value with its types, so that 1, 1.0, "1" and True differ."""
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, (int, float)):
        return type(value).__name__[0] + ":" + repr(value)
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(sorted(shown(k) + ": " + shown(v) for k, v in value.items())) + "}"
    return "<" + type(value).__name__ + ">"


def fault(error):
    return "%s: %s" % (type(error).__name__, error)


def read(text, flavour):
    if flavour == "PYYAML":
        import yaml

        made = yaml.safe_load(text)
    else:
        from omegaconf import OmegaConf

        made = OmegaConf.to_container(OmegaConf.load(io.StringIO(text)), resolve=False)
    return shown({} if made is None else made)


class Anything(dict):
    """Credentials of any name."""

    def __missing__(self, name):
        return {"name": name}


def loaded(request):
    arguments = dict(request.get("arguments", {}))
    source, env = request["source"], request["env"]
    if request["loader"] == "OMEGACONF":
        from kedro.config import OmegaConfigLoader as Loader
        arguments.update(base_env="base", default_run_env="local", runtime_params=request.get("params"))
    elif request["loader"] == "PLAIN":
        from kedro.config import ConfigLoader as Loader
    else:
        from kedro.config import TemplatedConfigLoader as Loader
    try:
        loader = Loader(source, env, **arguments)
    except TypeError:
        loader = Loader([source + "/base", source + "/" + env], **arguments)
    if request["loader"] == "OMEGACONF":
        return loader["catalog"]
    return loader.get("catalog*", "catalog*/**", "**/catalog*")


def factories(config):
    """0.18.12 to 0.19.8."""
    from kedro.io import DataCatalog

    patterns = DataCatalog._sort_patterns({k: v for k, v in config.items() if DataCatalog._is_pattern(k)})

    def one(name):
        if name in config and not DataCatalog._is_pattern(name):
            return config[name]
        found = DataCatalog._match_pattern(patterns, name)
        return DataCatalog._resolve_config(name, found, json.loads(json.dumps(patterns[found]))) if found else None

    return one


def resolver(config):
    from kedro.io.catalog_config_resolver import CatalogConfigResolver

    try:
        made = CatalogConfigResolver(config, Anything(some={}), {"{default}": {"type": "in memory"}})
    except TypeError:
        made = CatalogConfigResolver(config, Anything(some={}))

    def one(name):
        given = made.resolve_pattern(name)
        return None if not given or given == {"type": "in memory"} else given

    return one


def is_resolved():
    try:
        from kedro.io import catalog_config_resolver  # noqa: F401
    except ImportError:
        return False
    return True


def catalog(request):
    config = loaded(request)
    from kedro.io import DataCatalog

    patterns = hasattr(DataCatalog, "_sort_patterns")
    for name, entry in config.items():
        if (patterns or is_resolved()) and "{" in name:
            continue
        if not isinstance(entry, dict):
            raise ValueError("the entry %s is no mapping" % name)
        if "type" not in entry:
            raise ValueError("the entry %s has no type" % name)
    one = resolver(config) if is_resolved() else factories(config) if patterns else config.get
    answers = {}
    for name in request["names"]:
        try:
            entry = one(name)
            answers[name] = None if entry is None else {"type": shown(entry.get("type")), "filepath": shown(entry.get("filepath"))}
        except Exception as error:
            answers[name] = {"fault": fault(error)}
    return answers


def main():
    out, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"answer": read(request["text"], request["flavour"]) if "text" in request else catalog(request)}
        except RecursionError:
            answer = {"fault": "RecursionError"}
        except Exception as error:
            answer = {"fault": fault(error)}
        out.write(json.dumps(answer) + "\n")
        out.flush()


main()
