"""Kedro's nodes and pipelines as its newest version makes them, as far as they can be told from outside.

Stands in for Kedro where random programs run, so that Python alone suffices; a test with real Kedro compares the two.
"""
import functools
import hashlib
import importlib
import inspect
import re
import sys
import types

WORD = re.compile(r"[\w\.-]+$")


class PipelineError(Exception):
    pass


class OutputNotUniqueError(Exception):
    pass


class ConfirmNotUniqueError(Exception):
    pass


class CircularDependencyError(Exception):
    pass


def base(name):
    parts = name.split("@")
    if len(parts) > 2:
        raise ValueError("more than one @ in %r" % name)
    return parts[0]


def listed(names):
    if names is None:
        return []
    if isinstance(names, str):
        return [names]
    return list(names.values()) if isinstance(names, dict) else list(names)


class Node:
    def __init__(self, func, inputs, outputs, *, name=None, tags=None, confirms=None, namespace=None, preview_fn=None):
        if not callable(func):
            raise ValueError("the first argument is no function")
        for names in (inputs, outputs):
            if names and not isinstance(names, (list, dict, str)):
                raise ValueError("inputs and outputs are a text, a list or a dict")
            for one in listed(names):
                if not isinstance(one, str):
                    raise ValueError("inputs and outputs are texts")
        if not inputs and not outputs:
            raise ValueError("a node has inputs or outputs")
        if not inspect.isbuiltin(func):
            args = [inputs] if isinstance(inputs, str) else inputs if isinstance(inputs, list) else []
            named = inputs if isinstance(inputs, dict) else {}
            try:
                inspect.signature(func, follow_wrapped=False).bind(*args, **named)
            except Exception as error:
                raise TypeError("the inputs do not fit the function") from error
        self._func, self._inputs, self._outputs = func, inputs, outputs
        if name and not WORD.match(name):
            raise ValueError("%r is no name of a node" % name)
        self._name, self._namespace = name, namespace
        self._tags = set(listed(tags))
        for tag in self._tags:
            if not WORD.match(tag):
                raise ValueError("%r is no tag" % tag)
        if len(set(self.outputs)) < len(self.outputs):
            raise ValueError("a node writes each output once")
        if {base(one) for one in self.inputs} & {base(one) for one in self.outputs}:
            raise ValueError("a node does not read what it writes")
        self._confirms, self._preview_fn = confirms, preview_fn

    def _copy(self, **changes):
        arguments = {"func": self._func, "inputs": self._inputs, "outputs": self._outputs, "name": self._name,
                     "namespace": self._namespace, "tags": self._tags, "confirms": self._confirms,
                     "preview_fn": self._preview_fn}
        arguments.update(changes)
        return Node(**arguments)

    @functools.cached_property
    def _unique_key(self):
        def key(names):
            if isinstance(names, dict):
                return tuple(sorted(names.items()))
            return tuple(names) if isinstance(names, list) else names
        return self.name, key(self._inputs), key(self._outputs)

    def __eq__(self, other):
        return self._unique_key == other._unique_key if isinstance(other, Node) else NotImplemented

    def __lt__(self, other):
        return self._unique_key < other._unique_key if isinstance(other, Node) else NotImplemented

    def __hash__(self):
        return hash(self._unique_key)

    @property
    def _func_name(self):
        if hasattr(self._func, "__name__"):
            return self._func.__name__
        shown = repr(self._func)
        return "<partial>" if "functools.partial" in shown else shown

    @property
    def func(self):
        return self._func

    @func.setter
    def func(self, func):
        self._func = func
        del self.inputs

    @property
    def tags(self):
        return set(self._tags)

    def tag(self, tags):
        return self._copy(tags=self.tags | set(listed(tags)))

    @property
    def name(self):
        own = self._name or self._default_name()
        return "%s.%s" % (self.namespace, own) if self.namespace else own

    def _default_name(self):
        if isinstance(self._func, functools.partial):
            start = "partial(%s)" % self._func.func.__name__
            key = "%s|%s|%s" % (start, self.inputs, self.outputs)
        else:
            start = self._func_name
            key = "%s.%s|%s|%s" % (self._func.__module__, self._func.__name__, self.inputs, self.outputs)
        return "%s__%s" % (start, hashlib.sha256(key.encode()).hexdigest()[:8])

    @property
    def short_name(self):
        return self._name or self._func_name.replace("_", " ").title()

    @property
    def namespace(self):
        return self._namespace

    @functools.cached_property
    def inputs(self):
        if isinstance(self._inputs, dict):
            bound = inspect.signature(self._func, follow_wrapped=False).bind(**self._inputs)
            return [*bound.args, *bound.kwargs.values()]
        return listed(self._inputs)

    @property
    def outputs(self):
        return listed(self._outputs)

    @property
    def confirms(self):
        return listed(self._confirms)

    def __repr__(self):
        return "Node(%s, %r, %r, %r)" % (self._func_name, self._inputs, self._outputs, self._name)


def node(func, inputs, outputs, *, name=None, tags=None, confirms=None, namespace=None, preview_fn=None):
    return Node(func, inputs, outputs, name=name, tags=tags, confirms=confirms, namespace=namespace,
                preview_fn=preview_fn)


def twice(names):
    seen, again = set(), set()
    for name in names:
        (again if name in seen else seen).add(name)
    return sorted(again)


def names_mapping(names):
    if names is None:
        return {}
    if isinstance(names, str):
        return {names: names}
    return dict(names) if isinstance(names, dict) else {name: name for name in names}


def parameter(name):
    return name if name.startswith("params:") else "params:" + name


class Pipeline:
    def __init__(self, nodes, *, inputs=None, outputs=None, parameters=None, tags=None, namespace=None,
                 prefix_datasets_with_namespace=True):
        if isinstance(nodes, Pipeline):
            nodes = nodes.nodes
        if any([inputs, outputs, parameters, namespace]):
            nodes = mapped(Pipeline(nodes, tags=tags), inputs, outputs, parameters, namespace,
                           prefix_datasets_with_namespace)
        if nodes is None:
            raise ValueError("a pipeline has nodes")
        given = list(nodes)
        flat, names = [], []
        for each in given:
            if isinstance(each, Node):
                names.append(each.name)
            elif isinstance(each, Pipeline):
                names.extend(one.name for one in each.nodes)
        if twice(names):
            raise ValueError("two nodes of one name: %s" % twice(names))
        for each in given:
            flat.extend([each] if isinstance(each, Node) else each.nodes)
        used = {one for each in flat for one in [*each.inputs, *each.outputs]}
        if any(base(one) != one and base(one) in used for one in used):
            raise ValueError("with and without a transcoding")
        more = set(listed(tags))
        self._nodes = [each.tag(more) for each in flat] if more else flat
        if twice(base(one) for each in self._nodes for one in each.outputs):
            raise OutputNotUniqueError("two nodes write one dataset")
        if twice(base(one) for each in self._nodes for one in each.confirms):
            raise ConfirmNotUniqueError("two nodes confirm one dataset")
        self._producers = {base(one): each for each in self._nodes for one in each.outputs}
        self._consumers = {}
        for each in self._nodes:
            for one in each.inputs:
                self._consumers.setdefault(base(one), set()).add(each)
        self._by_name = {each.name: each for each in self._nodes}
        self._sorted = self._in_layers()

    def _in_layers(self):
        waiting = {each: {self._producers[base(one)] for one in each.inputs if base(one) in self._producers}
                   for each in self._nodes}
        result = []
        while waiting:
            ready = sorted(each for each, parents in waiting.items() if not parents)
            if not ready:
                raise CircularDependencyError("nodes in a circle")
            for each in ready:
                del waiting[each]
            for parents in waiting.values():
                parents.difference_update(ready)
            result.extend(ready)
        return result

    @functools.cached_property
    def nodes(self):
        return list(self._sorted)

    def __add__(self, other):
        return Pipeline(set(self._nodes + other._nodes)) if isinstance(other, Pipeline) else NotImplemented

    __or__ = __add__

    def __radd__(self, other):
        return self if isinstance(other, int) and other == 0 else self.__add__(other)

    def __sub__(self, other):
        return Pipeline(set(self._nodes) - set(other._nodes)) if isinstance(other, Pipeline) else NotImplemented

    def __and__(self, other):
        return Pipeline(set(self._nodes) & set(other._nodes)) if isinstance(other, Pipeline) else NotImplemented

    def all_inputs(self):
        return {one for each in self._nodes for one in each.inputs}

    def all_outputs(self):
        return {one for each in self._nodes for one in each.outputs}

    def _outside(self, names):
        inside = {base(one) for one in self.all_inputs()} & {base(one) for one in self.all_outputs()}
        return {one for one in names if base(one) not in inside}

    def inputs(self):
        return self._outside(self.all_inputs())

    def outputs(self):
        return self._outside(self.all_outputs())

    def datasets(self):
        return self.all_outputs() | self.all_inputs()

    def _known(self, names):
        every = self.datasets()
        missing = names - every - {base(one) for one in every}
        if missing:
            raise ValueError("no datasets %s" % sorted(missing))

    def _reading(self, names):
        self._known(names)
        return {each for one in names for each in self._consumers.get(base(one), ())
                if base(one) == one or one in each.inputs}

    def _writing(self, names):
        self._known(names)
        return {self._producers[base(one)] for one in names
                if base(one) in self._producers
                and (base(one) == one or one in self._producers[base(one)].outputs)}

    def only_nodes(self, *names):
        if set(names) - set(self._by_name):
            raise ValueError("no nodes %s" % sorted(set(names) - set(self._by_name)))
        return Pipeline([self._by_name[name] for name in names])

    def only_nodes_with_tags(self, *tags):
        return Pipeline([each for each in self._nodes if set(tags) & each.tags])

    def only_nodes_with_namespaces(self, node_namespaces):
        chosen = []
        for space in node_namespaces:
            some = [each for each in self._nodes if each.namespace
                    and (each.namespace == space or each.namespace.startswith(space + "."))]
            if not some:
                raise ValueError("no nodes in the namespace %s" % space)
            chosen.extend(some)
        return Pipeline(chosen)

    def only_nodes_with_inputs(self, *names):
        return Pipeline(self._reading(set(names)))

    def only_nodes_with_outputs(self, *names):
        return Pipeline(self._writing(set(names)))

    def from_inputs(self, *names):
        result, some = set(), self._reading(set(names))
        while some:
            result |= some
            some = {child for each in some for one in each.outputs for child in self._consumers.get(base(one), ())}
        return Pipeline(result)

    def to_outputs(self, *names):
        result, some = set(), self._writing(set(names))
        while some:
            result |= some
            some = {self._producers[base(one)] for each in some for one in each.inputs if base(one) in self._producers}
        return Pipeline(result)

    def from_nodes(self, *names):
        start = self.only_nodes(*names)
        return start + self.from_inputs(*map(base, start.all_outputs()))

    def to_nodes(self, *names):
        end = self.only_nodes(*names)
        return end + self.to_outputs(*map(base, end.all_inputs()))

    def filter(self, tags=None, from_nodes=None, to_nodes=None, node_names=None, from_inputs=None, to_outputs=None,
               node_namespaces=None):
        result = Pipeline(self._nodes)
        for method, given in ((self.only_nodes_with_tags, tags), (self.from_nodes, from_nodes),
                              (self.to_nodes, to_nodes), (self.only_nodes, node_names),
                              (self.from_inputs, from_inputs), (self.to_outputs, to_outputs),
                              (self.only_nodes_with_namespaces, [node_namespaces] if node_namespaces else None)):
            if given:
                result &= method(*given)
        if not result.nodes:
            raise ValueError("no nodes are left")
        return result

    def tag(self, tags):
        return Pipeline([each.tag(tags) for each in self._nodes])

    def __repr__(self):
        return "Pipeline(%r)" % self.nodes


def mapped(whole, inputs, outputs, parameters, namespace, prefix):
    inputs, outputs = names_mapping(inputs), names_mapping(outputs)
    parameters = {name if name == "parameters" else parameter(name): name if name == "parameters" else parameter(to)
                  for name, to in names_mapping(parameters).items()}
    existing = {base(one) for one in whole.datasets()}
    asked = {base(one) for one in [*inputs, *outputs]} | set(parameters)
    if asked - existing:
        raise PipelineError("no datasets %s" % sorted(asked - existing))
    if any(base(one) == "parameters" or base(one).startswith("params:") for one in inputs):
        raise PipelineError("parameters belong to the parameters")
    free = {base(one) for one in whole.inputs()}
    if not {base(one) for one in inputs} <= free:
        raise PipelineError("an input is written by a node")
    if {base(one) for one in outputs} & free:
        raise PipelineError("an output is written by no node")
    mapping = {**inputs, **outputs, **parameters}

    def renamed(name):
        if name in mapping:
            return mapping[name]
        if name == "parameters":
            return name
        if base(name) in mapping:
            return mapping[base(name)] + "@" + name.partition("@")[2]
        if not (prefix and namespace):
            return name
        if name.startswith("params:"):
            return "params:%s.%s" % (namespace, name.split("params:")[1])
        return "%s.%s" % (namespace, name)

    def each(names):
        if names is None or isinstance(names, str):
            return None if names is None else renamed(names)
        return [renamed(one) for one in names] if isinstance(names, list) else {k: renamed(v) for k, v in names.items()}

    result = []
    for one in whole.nodes:
        space = one.namespace
        if namespace:
            space = "%s.%s" % (namespace, space) if space else namespace
        result.append(one._copy(inputs=each(one._inputs), outputs=each(one._outputs), namespace=space,
                                confirms=each(one._confirms)))
    return result


def pipeline(nodes, *, inputs=None, outputs=None, parameters=None, tags=None, namespace=None,
             prefix_datasets_with_namespace=True):
    return Pipeline(nodes, inputs=inputs, outputs=outputs, parameters=parameters, tags=tags, namespace=namespace,
                    prefix_datasets_with_namespace=prefix_datasets_with_namespace)


def find_pipelines(raise_errors=False, pipelines_to_find=None):
    """Where each folder is a package with `create_pipeline`, and errors are raised."""
    found = {"__default__": Pipeline([])}
    for name in folders():
        found[name] = importlib.import_module("shop.pipelines." + name).create_pipeline()
    return found


def install(listed_folders):
    """Takes Kedro's place; the function tells the folders below the package's `pipelines`."""
    global folders
    folders = listed_folders

    def module(name, **members):
        made = types.ModuleType(name)
        made.__path__ = []
        vars(made).update(members)
        sys.modules[name] = made
        return made

    parts = {"node": node, "Node": Node, "Pipeline": Pipeline, "pipeline": pipeline}
    module("kedro", __version__="1.5.0", pipeline=module(
        "kedro.pipeline", **dict(parts, __all__=list(parts))))
    sys.modules["kedro.pipeline"].node = node
    module("kedro.pipeline.node", node=node, Node=Node)
    module("kedro.pipeline.pipeline", Pipeline=Pipeline, pipeline=pipeline, PipelineError=PipelineError,
           OutputNotUniqueError=OutputNotUniqueError, CircularDependencyError=CircularDependencyError)
    module("kedro.framework", project=module("kedro.framework.project", find_pipelines=find_pipelines))
