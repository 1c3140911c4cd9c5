package dev.kindling.python;

import java.util.List;

/** Pieces of Python that leave something printable in {@code result}. */
public final class Snippets {

  private Snippets() {}

  /** Each is followed to the very value that Python itself computes. */
  public static final List<String> KNOWN =
      List.of(
          "from abc import ABC, ABCMeta, abstractmethod\nclass A(ABC):\n @abstractmethod\n def go(self): pass\n"
              + "class B(A): pass\nclass C(B):\n def go(self): pass\nclass D(metaclass=ABCMeta):\n @classmethod\n"
              + " @abstractmethod\n def go(cls): pass\nclass E:\n @abstractmethod\n def go(self): pass\nclass F(A):\n go = 3\n"
              + "class G(A):\n @property\n @abstractmethod\n def p(self): pass\n def go(self): pass\nclass H(G):\n p = 1\n"
              + "result = []\nfor k in (A, B, C, D, E, F, G, H):\n try:\n  k()\n  result.append(True)\n"
              + " except TypeError:\n  result.append(False)",
          "from typing import Protocol\nclass A(Protocol):\n def go(self): pass\nclass B(A): pass\nresult = []\n"
              + "for k in (A, B):\n try:\n  k()\n  result.append(True)\n except TypeError:\n  result.append(False)",
          "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n x: str\n y: str = None\n"
              + " def __post_init__(self):\n  object.__setattr__(self, 'y', self.x.upper())\na = A('q')\n"
              + "try:\n a.y = 1\n result = 'set'\nexcept AttributeError:\n result = a.y",
          "class P:\n def __init__(self, **k):\n  self.__dict__.update(k)\n  super().__setattr__('w', 'W')\n"
              + " def __setattr__(self, n, v):\n  object.__setattr__(self, n, v * 2)\np = P(z=1)\np.q = 4\n"
              + "result = p.z, p.w, p.q",
          "class A:\n def __init__(self): self.x = 'a'\n @property\n def x(self): return self._x\n @x.setter\n"
              + " def x(self, v): self._x = v + '!'\na = A()\nfirst = a.x\na.x = 'q'\nresult = first, a._x, a.x",
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
          "from typing import List, Dict\nresult = isinstance([], List), isinstance({}, Dict), isinstance((), List)",
          "l = [1, 2, 3, 4]\nfor x in l:\n    if x % 2:\n        l.remove(x)\nresult = l",
          "l = [1, 2]\nfor x in l:\n    if len(l) < 5:\n        l.append(x * 10)\nresult = l",
          "l = ['a', 'b', 'c']\nl[1:1] = ['x', 'y']\nl[:1] = []\nl[-1:] = 'zw'\nresult = l",
          "class A:\n    made = []\n    def __init_subclass__(cls, **kw):\n        A.made.append((cls.__name__, kw))\nclass B(A, kind='b'):\n    pass\nclass C(A):\n    pass\nresult = A.made",
          "class One:\n    only = None\n    def __new__(cls, *a):\n        if cls.only is None:\n            cls.only = super().__new__(cls)\n        return cls.only\n    def __init__(self, n):\n        self.n = n\na = One(1)\nb = One(2)\nresult = a is b, a.n",
          "globals()['made'] = 3\nresult = made",
          "class A:\n    def __init__(self, **kw):\n        self.__dict__.update(kw)\na = A(x=1, y=2)\nresult = a.x, a.y, list(a.__dict__)",
          "import re\nresult = re.sub(r'[^a-z0-9]+', '_', 'a b-c!'), re.search(r'grid_(\\d+)', 'x_grid_07').group(1), re.match('b', 'ab'), re.findall(r'(\\w)(\\d)', 'a1 b2'), re.split(r',\\s*', 'a, b,c'), re.compile('A', re.I).match('a').group()",
          "import re\nm = re.match(r'(?P<key>\\w+)=(?P<val>.*)', 'a=b')\nresult = m['key'], m.groupdict(), m.groups(), re.sub('b', lambda m: m.group().upper(), 'abc')",
          "import math\nresult = math.ceil(7 / 2), math.floor(-0.5), math.ceil(3)",
          "import sys\nresult = sys.version_info.major, sys.version_info[0], sys.version_info >= (3, 6), sys.version_info[:1]",
          "try:\n    assert 1 == 2\n    result = 'no'\nexcept AssertionError:\n    result = 'yes'",
          "out = []\nfor i in range(5):\n    if i == 1:\n        continue\n    if i == 3:\n        break\n    out.append(i)\nelse:\n    out.append('else')\nresult = out");

  /** Each gives the very value that Python computes, or none that is known. */
  static final List<String> EITHER =
      List.of(
          "try:\n    x = len(5)\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    x = 'a' < 1\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    {[]: 1}\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    set([[1]])\n    result = 'known'\nexcept Exception:\n    result = 'caught'",
          "try:\n    int([])\n    result = 'known'\nexcept (ValueError, TypeError):\n    result = 'caught'",
          "try:\n    'a'.join([1])\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    sum(['a', 'b'])\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    [1][None]\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    'x' * 'y'\n    result = 'known'\nexcept:\n    result = 'caught'",
          "try:\n    [3, 'a'].sort()\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "def f(a):\n    return a\ntry:\n    f(a=1, **{'a': 2})\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    '%d' % 'a'\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    -'a'\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    {} + {}\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    a, b = 5\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    for x in 5:\n        pass\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    max([1, 'a'])\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    float('x')\n    result = 'known'\nexcept ValueError:\n    result = 'caught'",
          "try:\n    'abc'.index('z')\n    result = 'known'\nexcept ValueError:\n    result = 'caught'",
          "try:\n    (1)()\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    (1, 2).append(3)\n    result = 'known'\nexcept AttributeError:\n    result = 'caught'",
          "try:\n    t = (1, 2)\n    t[0] = 3\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    s = 'ab'\n    s[0] = 'x'\n    result = 'known'\nexcept TypeError:\n    result = 'caught'",
          "try:\n    d = {'a': 1}\n    for k in d:\n        d[k + 'x'] = 1\n    result = 'known'\nexcept RuntimeError:\n    result = 'caught'",
          "class Meta(type):\n    seen = []\n    def __new__(m, name, bases, d):\n        Meta.seen.append(name)\n        return super().__new__(m, name, bases, d)\nclass A(metaclass=Meta):\n    pass\nresult = Meta.seen",
          "class A:\n    def __add__(self, o):\n        return 'added'\n    def __len__(self):\n        return 0\n    def __contains__(self, x):\n        return True\n    def __eq__(self, o):\n        return True\n    def __lt__(self, o):\n        return True\na = A()\nresult = a + 1, bool(a), 3 in a, a == 1, a != 1, a < 3",
          "class A:\n    def __enter__(self):\n        return self\n    def __exit__(self, *a):\n        return True\nresult = 'before'\nwith A():\n    raise ValueError\nresult = 'after'",
          "from contextlib import suppress\nresult = 1\nwith suppress(KeyError):\n    {}['a']\n    result = 2",
          "result = {1: 'a', True: 'b', 1.0: 'c'}",
          "result = sorted([(2, 'b'), (1, 'c'), (1, 'a')]), sorted([[2], [1, 5]]), sorted('bca')",
          "def f(x, l=[]):\n    l.append(x)\n    return l\nf(1)\nresult = f(2)",
          "x = 1\ndef f():\n    global x\n    x += 1\n    return x\nresult = f(), f(), x",
          "class A:\n    items = []\n    def add(self, x):\n        self.items.append(x)\na, b = A(), A()\na.add(1)\nb.add(2)\nresult = A.items",
          "class A:\n    def __getitem__(self, i):\n        if i > 2:\n            raise IndexError\n        return i\nresult = list(A()), [x for x in A()]",
          "class A:\n    def __iter__(self):\n        yield 1\n        yield 2\nresult = list(A()), sum(A())",
          "result = 'a-b_c'.translate(str.maketrans('-_', '  ')), 'abc'.center(7, '*'), 'a\\tb'.expandtabs(4)",
          "result = '{:>{w}}'.format('a', w=5), f'{3.14159:.{2}f}', '{!r:>6}'.format('a'), f'{\"a\":=^5}'",
          "import functools\n@functools.lru_cache(maxsize=None)\ndef f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nresult = f(20)",
          "from collections import Counter, ChainMap, namedtuple\nP = namedtuple('P', 'a b')\nresult = Counter('aab')['a'], P(1, 2).b, ChainMap({'a': 1}, {'a': 2})['a']",
          "d = {'b': 1, 'a': 2}\nresult = sorted(d), min(d), list(reversed(d)), dict(sorted(d.items(), key=lambda kv: kv[1]))",
          "a = [[0]] * 2\na[0].append(1)\nresult = a",
          "x = [1, 2]\ny = x\ny += [3]\nx = x + [4]\nresult = x, y",
          "def f(*, a, b=2, **k):\n    return a, b, k\nresult = f(a=1, c=3)",
          "def g():\n    x = yield 1\n    yield x\nit = g()\nresult = next(it), it.send(5)",
          "result = [f() for f in [lambda i=i: i for i in range(3)]], (lambda *a, **k: (a, k))(1, b=2)",
          "try:\n    try:\n        raise ValueError('x')\n    finally:\n        result = 'f'\nexcept ValueError as e:\n    result = result + str(e)",
          "def f():\n    try:\n        return 1\n    finally:\n        return 2\nresult = f()",
          "match 3:\n    case 3:\n        result = 'three'\n    case _:\n        result = 'other'",
          "result = 'ABC'.lower().join(['x', 'y']), 'abc'.find('z'), 'a.b.c'.rsplit('.', 1)[-1], 'Hello'.swapcase(), 'ß'.upper(), 'İ'.lower()",
          "import itertools\nresult = list(itertools.islice(itertools.count(3), 2)), [(k, list(g)) for k, g in itertools.groupby('aab')], list(itertools.zip_longest([1], [2, 3])), list(itertools.accumulate([1, 2, 3]))",
          "a = b = []\na.append(1)\nresult = b, a is b",
          "class A:\n    x = 1\n    y = [x for _ in range(2)]\nresult = A.y",
          "import os\nresult = os.path.splitext('a/b.tar.gz'), os.path.split('a/b'), os.path.join('a', '/b'), os.path.normpath('a/../b/./c')",
          "from pathlib import Path\nresult = str(Path('./a//b/')), str(Path('a') / '../b'), Path('a/b.c.d').with_suffix('.x').name, Path('a/b').parts, Path('/a/b').parts, str(Path()), Path('a').parent.parent == Path('.')",
          "result = [*map(str.strip, [' a ', 'b '])], list(zip(*[(1, 2), (3, 4)])), dict.fromkeys('ab', 0), dict(a=1, **{'b': 2})",
          "result = round(0.5), round(1.5), round(-2.5), int(-3.7), 10 ** -1, 7 / 2, -7 % 3, divmod(-7, 2), 0.1 + 0.2, 1e3, str(1e22), 2 ** 0.5");
}
