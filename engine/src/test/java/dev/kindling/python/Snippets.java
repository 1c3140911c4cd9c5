package dev.kindling.python;

import java.util.List;

/** Pieces of Python that leave something printable in {@code result}. */
final class Snippets {

  private Snippets() {}

  /** Each is followed to the very value that Python itself computes. */
  static final List<String> KNOWN =
      List.of(
          "result = [1, 2] + [3] * 2",
          "result = 7 // -2, 7 % -2, -7 // 2, 2 ** 10, 1 / 4, 7.0 // 2",
          "result = 'a' + 'b' * 3, 'x' 'y'",
          "result = f\"{1 + 1}:{'a'!r}:{3:03d}:{2.5:.2f}:{'ab':>4}|{'ab':<4}|{'ab':^5}|\"",
          "result = f'{1234567:,}', f'{255:x}', f'{True}', f'{None}', f'{1.0}', f'{1e20}', f'{[1]}'",
          "result = '%s-%d-%05.1f-%r %%' % ('a', 3, 2.25, 'b'), '%(k)s' % {'k': 1}",
          "result = '{}-{}'.format(1, 'b'), '{1}{0}'.format(1, 2), '{a[k]}'.format(a={'k': 5})",
          "result = 'a,b,,c'.split(','), 'a b  c'.split(), 'a,b,c'.rsplit(',', 1)",
          "result = '-'.join(str(i) for i in range(3)), 'Abc'.lower(), 'a_b'.title(), 'x'.upper()",
          "result = 'abcdef'[1:4], 'abcdef'[::-1], 'abc'[-1], [1, 2, 3, 4][::2], (1, 2, 3)[1:]",
          "result = [5, 4, 3, 2, 1, 0][4:1:-1], list(range(10))[-3:], [1, 2][5:], [1, 2][-9:1]",
          "result = 'path/to'.replace('/', '.'), 'abc'.startswith(('x', 'a')), 'aXb'.partition('X')",
          "result = [x * y for x in range(3) for y in range(x) if (x + y) % 2]",
          "result = {k: v for k, v in zip('abc', range(3))}",
          "result = sorted({3, 1, 2}), sorted(['b', 'A'], key=str.lower, reverse=True)",
          "result = list(enumerate(['a', 'b'], start=1)), list(zip([1, 2], 'ab'))",
          "result = list(map(lambda x: x + 1, [1, 2])), list(filter(None, [0, 1, '', 'a']))",
          "result = sum([1, 2, 3]), sum([[1], [2]], []), min(3, 1), max([2, 5]), max('ab', 'c')",
          "result = any([0, 1]), all([]), len('äb'), abs(-3), round(2.5), round(2.675, 2)",
          "a, *b, c = range(5)\nresult = a, b, c",
          "(a, b), [c, d] = (1, 2), (3, 4)\nresult = [a, b, c, d]",
          "d = {'a': 1, **{'b': 2}}\nd.update(c=3)\nresult = d, d.get('x', 0), list(d.items())",
          "d = {}\nd.setdefault('a', []).append(1)\nresult = d, d.pop('a'), 'a' in d",
          "l = [1]\nl += [2]\nl.extend((3, 4))\nl.insert(0, 0)\nl.pop()\nresult = l, l.index(2)",
          "l = [3, 1]\nm = l\nm.sort()\nl.reverse()\nresult = l",
          "result = {'a': 1} | {'b': 2}, {1, 2} & {2}, [*range(2), *'ab'], {**{'a': 1}}",
          "result = 1 if [] else 2, None or 'x', 0 and 1, not 3, 1 < 2 < 3, 1 < 3 < 2",
          "result = [i for i in range(10) if i == 3 or i > 7], 3 in [1, 3], 'b' not in 'abc'",
          "def f(a, b=2, *args, c, d=4, **kw):\n    return a, b, args, c, d, kw\n"
              + "result = f(1, c=3), f(1, 2, 3, c=4, e=5), f(*[1, 2], **{'c': 3})",
          "def f(a, /, b):\n    return a, b\nresult = f(1, b=2)",
          "def outer(n):\n    def inner(x):\n        return x + n\n    return inner\n"
              + "result = outer(2)(3), [g(1) for g in [outer(i) for i in range(3)]]",
          "fs = [lambda: i for i in range(3)]\nresult = [f() for f in fs]",
          "fs = [lambda i=i: i for i in range(3)]\nresult = [f() for f in fs]",
          "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n        return n\n"
              + "    return g(), g()\nresult = f()",
          "n = 0\ndef f():\n    global n\n    n += 1\nf()\nf()\nresult = n",
          "result = []\nfor i in range(5):\n    if i == 1:\n        continue\n    if i == 4:\n        break\n"
              + "    result.append(i)\nelse:\n    result.append('never')",
          "n = 5\nresult = []\nwhile n:\n    n -= 2\n    if n < 0:\n        break\n    result.append(n)",
          "try:\n    {}['x']\nexcept KeyError as e:\n    result = 'missing'\nfinally:\n    other = 1",
          "try:\n    [][1]\nexcept (ValueError, LookupError):\n    result = 1\nelse:\n    result = 2",
          "class E(ValueError):\n    pass\ntry:\n    raise E('no')\nexcept ValueError as e:\n    result = str(e)",
          "def f():\n    try:\n        return 1\n    finally:\n        pass\nresult = f()",
          "class A:\n    x = 1\n    def __init__(self, y):\n        self.y = y\n    def z(self):\n"
              + "        return self.x + self.y\n    @property\n    def p(self):\n        return 7\n"
              + "    @staticmethod\n    def s(v):\n        return v\n    @classmethod\n    def c(cls):\n"
              + "        return cls.x\nresult = A(2).z(), A(1).p, A.s(3), A.c(), A(0).s(4)",
          "class A:\n    def f(self):\n        return 'A'\nclass B(A):\n    def f(self):\n"
              + "        return 'B' + super().f()\nclass C(A):\n    def f(self):\n"
              + "        return 'C' + super().f()\nclass D(B, C):\n    def f(self):\n"
              + "        return 'D' + super().f()\nresult = D().f(), isinstance(D(), A), issubclass(B, C)",
          "class A:\n    def __call__(self, x):\n        return x * 2\nresult = A()(4)",
          "from dataclasses import dataclass, field\n@dataclass\nclass P:\n    a: int\n    b: list = "
              + "field(default_factory=list)\n    c: str = 'x'\nresult = P(1).b, P(1, c='y').c, P(a=3).a",
          "from enum import Enum\nclass Color(str, Enum):\n    RED = 'red'\n    BLUE = 'blue'\n"
              + "result = [c.value for c in Color], Color.RED.name, Color('blue').name, Color.RED == 'red'",
          "import functools\n@functools.wraps(len)\ndef f(x):\n    return x\nresult = f(1)",
          "from functools import partial, reduce\nresult = partial(lambda a, b: (a, b), b=2)(1), "
              + "reduce(lambda a, b: a * b, [1, 2, 3], 1)",
          "def deco(n):\n    def wrap(f):\n        def inner(*a, **k):\n            return f(*a, **k) + n\n"
              + "        return inner\n    return wrap\n@deco(10)\ndef f(x):\n    return x\nresult = f(1)",
          "def gen():\n    for i in range(3):\n        yield i\n    yield from 'ab'\nresult = list(gen())",
          "it = iter([1, 2, 3])\nresult = next(it), list(it), next(it, 'end')",
          "import itertools\nresult = list(itertools.chain([1], [2])), list(itertools.product('ab', [1, 2])), "
              + "list(itertools.chain.from_iterable([[1], [2]])), list(itertools.combinations([1, 2, 3], 2))",
          "import copy\na = {'x': [1]}\nb = copy.deepcopy(a)\nb['x'].append(2)\nresult = a, b",
          "from collections import defaultdict, OrderedDict\nd = defaultdict(list)\nd['a'].append(1)\n"
              + "result = d['a'], list(OrderedDict(a=1))",
          "from pathlib import Path\nresult = str(Path('a') / 'b' / 'c.txt'), Path('x/y.csv').stem, "
              + "Path('x/y.csv').suffix, Path('x/y.csv').parent.name",
          "import os\nresult = os.path.join('a', 'b'), os.path.basename('a/b'), os.environ.get('NOPE', 'd')",
          "import operator\nresult = operator.add(1, 2), operator.itemgetter('a')({'a': 1})",
          "import ast\nresult = ast.literal_eval('[1, {\"a\": None}]'), ast.literal_eval('-2')",
          "if (n := 3) > 2:\n    result = n, [y for x in [1, 2] if (y := x * 2)], y",
          "x = [1, 2, 3]\ndel x[0]\nd = {'a': 1, 'b': 2}\ndel d['a']\nresult = x, d",
          "x = {'a': {'b': 1}}\nx['a']['c'] = 2\nresult = x, int('42'), float('1.5'), str(3), bool(''), tuple([1])",
          "result = isinstance([], (list, tuple)), isinstance('a', str), isinstance(1, bool), callable(len)",
          "result = getattr('a', 'nope', 'default'), hasattr([], 'append'), hasattr([], 'nope')",
          "result = 'it\\'s', \"q\\\"\", 'tab\\t', 'é', '\\x00', 1e16, 1e-5, 0.1, 123456789012345678901234567890",
          "from typing import List, Dict\nresult = isinstance([], List), isinstance({}, Dict), isinstance((), List)");
}
