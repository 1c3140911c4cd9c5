package dev.kindling.python;

import java.util.Random;

/**
 * Random expressions over Python's own types and its standard library: each production knows what
 * type it needs and gives, so that most of what comes out has a value.
 */
public final class RandomExpression {

  private final Random random;

  public RandomExpression(Random random) {
    this.random = random;
  }

  /** An expression of any type. */
  public String next() {
    String inner = any(3 + random.nextInt(2));
    return switch (random.nextInt(6)) {
      case 0 -> "repr(" + inner + ")";
      case 1 -> "str(" + inner + ")";
      case 2 -> "[" + inner + ", " + any(2) + "]";
      default -> inner;
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean ends(int depth) {
    return depth <= 0 || random.nextInt(5) == 0;
  }

  String any(int d) {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> text(d);
      case 4, 5 -> whole(d);
      case 6 -> real(d);
      case 7 -> bool(d);
      case 8, 9 -> list(d);
      case 10 -> tuple(d);
      case 11 -> dict(d);
      case 12 -> set(d);
      case 13 -> path(d);
      case 14 -> date(d);
      default -> pick(bytes(d), delta(d), "None", counter(d), texts(d), numbers(d));
    };
  }

  private String quoted() {
    int size = random.nextInt(7);
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < size; i++) {
      result.append(
          pick(
              "a", "b", "c", "A", "Z", "x", "1", "0", "7", " ", "_", "-", ".", ",", "/", "é", "\\n",
              "\\t", "ß", "%", "{", "}", "=", ":", "\\'", "\\\"", "\\\\", "😀", "ab", "foo"));
    }
    return "'" + result + "'";
  }

  String text(int d) {
    if (ends(d)) {
      return random.nextInt(3) == 0
          ? quoted()
          : pick(
              "''",
              "'a'",
              "'abc'",
              "'Hello World'",
              "'a,b,c'",
              "'data/raw.csv'",
              "'x_y_z'",
              "' pad '",
              "'12'",
              "'3.5'",
              "'CamelCase'",
              "'a b  c'",
              "'key=val'",
              "'a\\nb'");
    }
    d--;
    return switch (random.nextInt(34)) {
      case 0 -> "(" + text(d) + " + " + text(d) + ")";
      case 1 -> "(" + text(d) + " * " + pick("0", "1", "2", "3", "-1") + ")";
      case 2 ->
          text(d)
              + pick(
                  ".upper()",
                  ".lower()",
                  ".title()",
                  ".capitalize()",
                  ".swapcase()",
                  ".strip()",
                  ".lstrip()",
                  ".rstrip()",
                  ".casefold()",
                  ".expandtabs(4)",
                  ".expandtabs()");
      case 3 ->
          text(d) + ".replace(" + text(0) + ", " + text(0) + pick("", ", 1", ", 0", ", -1") + ")";
      case 4 -> text(d) + slice(d);
      case 5 -> pick("'-'", "''", "', '", text(0)) + ".join(" + texts(d) + ")";
      case 6 ->
          text(d)
              + pick(".center(", ".ljust(", ".rjust(")
              + random.nextInt(12)
              + pick("", ", '*'", ", '0'")
              + ")";
      case 7 -> text(d) + ".zfill(" + random.nextInt(9) + ")";
      case 8 ->
          text(d)
              + pick(".strip(", ".lstrip(", ".rstrip(", ".removeprefix(", ".removesuffix(")
              + text(0)
              + ")";
      case 9 -> "f'{" + unquoted(whole(0)) + ":" + wholeSpec() + "}'";
      case 10 -> "f'{" + unquoted(real(0)) + ":" + realSpec() + "}'";
      case 11 -> "format(" + text(d) + ", '" + textSpec() + "')";
      case 12 -> "format(" + whole(d) + ", '" + wholeSpec() + "')";
      case 13 -> "format(" + real(d) + ", '" + realSpec() + "')";
      case 14 -> "'" + pick("%s", "%r", "%5s", "%-5s|", "%.2s") + "' % (" + any(d) + ",)";
      case 15 ->
          "'"
              + pick(
                  "%d", "%5d", "%-5d|", "%05d", "%+d", "%x", "%X", "%o", "%#x", "%i", "%.3d", "%c")
              + "' % ("
              + whole(0)
              + ",)";
      case 16 ->
          "'"
              + pick("%f", "%.2f", "%8.3f", "%e", "%.1e", "%g", "%-9.2f|", "%+.1f", "%010.2f", "%d")
              + "' % ("
              + real(0)
              + ",)";
      case 17 ->
          "'{} {"
              + pick("", "!r", "!s", ":>6", ":<4")
              + "}'.format("
              + any(d)
              + ", "
              + text(d)
              + ")";
      case 18 -> "str(" + any(d) + ")";
      case 19 -> "repr(" + any(d) + ")";
      case 20 ->
          "re.sub("
              + regex()
              + ", "
              + pick("'_'", "''", "r'<\\g<0>>'".replace("\\g<0>", "x"))
              + ", "
              + text(d)
              + pick("", ", count=1")
              + ")";
      case 21 ->
          "json.dumps("
              + plain(d)
              + pick(
                  "",
                  ", indent=2",
                  ", sort_keys=True",
                  ", ensure_ascii=False",
                  ", separators=(',', ':')")
              + ")";
      case 22 ->
          "hashlib." + pick("md5", "sha1", "sha256") + "(" + text(d) + ".encode()).hexdigest()";
      case 23 ->
          path(d)
              + pick(
                  ".name", ".stem", ".suffix", ".as_posix()", ".root", ".anchor", ".parent.name");
      case 24 ->
          "os.path."
              + pick(
                  "join(" + text(d) + ", " + text(0) + ")",
                  "basename(" + text(d) + ")",
                  "dirname(" + text(d) + ")",
                  "normpath(" + text(d) + ")",
                  "splitext(" + text(d) + ")[" + pick("0", "1") + "]",
                  "join(" + path(d) + ", " + text(0) + ", " + text(0) + ")",
                  "split(" + text(d) + ")[1]",
                  "relpath('/a/b/' + " + text(0) + ", '/a')");
      case 25 ->
          date(d) + pick(".isoformat()", ".strftime('%Y-%m-%d')", ".strftime('%d %b %y %j %A')");
      case 26 -> pick("hex", "oct", "bin", "chr") + "(abs(" + whole(0) + ") % 1000)";
      case 27 -> text(d) + ".translate(str.maketrans('abc', 'xyz'" + pick("", ", ' '") + "))";
      case 28 -> "urllib.parse.quote" + pick("", "_plus") + "(" + text(d) + ")";
      case 29 -> "(" + text(d) + " if " + bool(d) + " else " + text(d) + ")";
      case 30 -> pick("min", "max") + "(" + text(d) + ", " + text(d) + pick("", ", key=len") + ")";
      case 31 ->
          "textwrap." + pick("dedent(", "shorten(").replace("shorten(", "dedent(") + text(d) + ")";
      case 32 -> "string.Template('$a-${b}').safe_substitute(a=" + any(0) + ", b=" + text(d) + ")";
      default -> "''.join(" + pick("sorted", "reversed") + "(" + text(d) + "))";
    };
  }

  /** What may stand within an f-string of one kind of quotes. */
  private String unquoted(String expression) {
    return expression.indexOf('\'') >= 0
            || expression.indexOf('\\') >= 0
            || expression.indexOf('{') >= 0
        ? pick("5", "-12", "1234567", "0")
        : expression.indexOf('!') >= 0 || expression.indexOf(':') >= 0 ? "7" : expression;
  }

  private String wholeSpec() {
    return pick("", "*").isEmpty() && random.nextBoolean()
        ? pick(
            "d", "5", "05", "<6", ">6", "^7", "+", "x", "X", "#x", "o", "b", "#b", ",", "_", "08,",
            "=+6", " d", "e", ".2f", "g", "%", "n", "*>8", "0>4", "_x", "#010x", "-^9")
        : pick("<", ">", "^", "=", "")
            + pick("", "+", "-", " ")
            + pick("", "0").replace("0", "")
            + pick("", "3", "8", "12")
            + pick("", ",", "_")
            + pick("", "d", "f");
  }

  private String realSpec() {
    return random.nextBoolean()
        ? pick(
            "", ".2f", ".0f", "8.3f", "e", ".1e", "g", ".3g", "%", ".1%", "+.2f", ",.2f", "010.2f",
            ">10", "<10", "^10.1f", ".3", ".10", "G", "E", "_.1f", " .2f", "012,.1f", "*^12.2e",
            "n")
        : pick("", "+", " ")
            + pick("", "0")
            + pick("", "9", "14")
            + pick("", ",")
            + pick("", ".0", ".1", ".5")
            + pick("", "f", "e", "g", "%");
  }

  private String textSpec() {
    return pick("", "5", ">5", "<5", "^5", "*^7", ".2", ">8.3", "s", "10s", "-<4", "05");
  }

  private String slice(int d) {
    return "["
        + pick("", "1", "-2", "0", "5", "-9")
        + ":"
        + pick("", "2", "-1", "3", "9")
        + pick("", "", ":2", ":-1", ":-2", ":1")
        + "]";
  }

  String whole(int d) {
    if (ends(d)) {
      return pick(
          "0", "1", "2", "3", "-1", "-7", "10", "42", "255", "1000", "True", "10**20", "-5");
    }
    d--;
    return switch (random.nextInt(22)) {
      case 0, 1 -> "(" + whole(d) + " " + pick("+", "-", "*") + " " + whole(d) + ")";
      case 2 -> "(" + whole(d) + " " + pick("//", "%") + " " + pick("3", "-3", "7", "2") + ")";
      case 3 -> "len(" + pick(text(d), list(d), dict(d), tuple(d), set(d), texts(d)) + ")";
      case 4 -> "int(" + pick(real(d), "'12'", "' -7 '", "'1_0'", bool(d), whole(d)) + ")";
      case 5 -> "int('" + pick("ff", "10", "7", "zz", "1010") + "', 36)";
      case 6 ->
          text(d)
              + pick(".find(", ".rfind(", ".count(")
              + text(0)
              + pick("", ", 1", ", -2", ", 0, 2")
              + ")";
      case 7 -> "sum(" + numbers(d) + ")";
      case 8 -> pick("min", "max") + "(" + whole(d) + ", " + whole(d) + ")";
      case 9 -> pick("min", "max") + "(" + numbers(d) + ", default=0)";
      case 10 -> "abs(" + whole(d) + ")";
      case 11 -> "round(" + real(d) + ")";
      case 12 -> "divmod(" + whole(d) + ", " + pick("3", "-4") + ")[" + pick("0", "1") + "]";
      case 13 -> "(" + whole(d) + " " + pick("&", "|", "^") + " " + whole(d) + ")";
      case 14 -> "ord(" + pick("'a'", "'é'", "'0'") + ")";
      case 15 -> pick("math.floor", "math.ceil", "math.trunc") + "(" + real(d) + ")";
      case 16 -> "math.gcd(" + whole(d) + ", " + whole(d) + ")";
      case 17 ->
          date(d) + pick(".year", ".month", ".day", ".weekday()", ".isoweekday()", ".toordinal()");
      case 18 -> "(-" + whole(d) + ")";
      case 19 -> "(" + pick("2", "3", "-2", "10") + " ** " + pick("0", "1", "3", "5") + ")";
      case 20 -> "(" + whole(d) + " if " + bool(d) + " else " + whole(d) + ")";
      default -> "(" + pick("1", "5", "~3") + " << " + pick("0", "2", "4") + ")";
    };
  }

  String real(int d) {
    if (ends(d)) {
      return pick(
          "0.0",
          "1.5",
          "-2.5",
          "0.1",
          "3.14159",
          "1e10",
          "1e-5",
          "123456.789",
          "-0.0",
          "1e16",
          "2.675",
          "float('inf')",
          "0.5",
          "1e22",
          "99.995");
    }
    d--;
    return switch (random.nextInt(12)) {
      case 0, 1 -> "(" + real(d) + " " + pick("+", "-", "*") + " " + pick(real(d), whole(d)) + ")";
      case 2 -> "(" + whole(d) + " / " + pick("2", "3", "-7", "10") + ")";
      case 3 ->
          "(" + real(d) + " " + pick("//", "%", "/") + " " + pick("2", "0.3", "-1.5", "3") + ")";
      case 4 -> "float(" + pick("'1.5'", "' 2 '", "'-1e3'", "'1_0.5'", whole(d), "'inf'") + ")";
      case 5 -> "round(" + real(d) + ", " + pick("0", "1", "2", "-1", "3") + ")";
      case 6 -> "abs(" + real(d) + ")";
      case 7 -> "math.sqrt(abs(" + real(d) + "))";
      case 8 -> "sum([" + real(d) + ", " + whole(d) + "])";
      case 9 ->
          "(" + pick("2", "4", "10", "1.5") + " ** " + pick("0.5", "-1", "-2", "2.0", "3") + ")";
      case 10 -> delta(d) + ".total_seconds()";
      default -> "max(" + real(d) + ", " + real(d) + ")";
    };
  }

  String bool(int d) {
    if (ends(d)) {
      return pick("True", "False");
    }
    d--;
    return switch (random.nextInt(22)) {
      case 0 ->
          "("
              + text(d)
              + " "
              + pick("==", "!=", "<", ">", "<=", "in", "not in")
              + " "
              + text(d)
              + ")";
      case 1 ->
          "("
              + whole(d)
              + " "
              + pick("==", "!=", "<", ">=", "<=")
              + " "
              + pick(whole(d), real(d))
              + ")";
      case 2 -> "(" + any(d) + " == " + any(d) + ")";
      case 3 -> "(not " + any(d) + ")";
      case 4 -> "bool(" + any(d) + ")";
      case 5 ->
          text(d)
              + pick(
                  ".isdigit()",
                  ".isalpha()",
                  ".isalnum()",
                  ".isspace()",
                  ".isupper()",
                  ".islower()",
                  ".istitle()",
                  ".isidentifier()",
                  ".isnumeric()",
                  ".isdecimal()",
                  ".isascii()",
                  ".isprintable()");
      case 6 ->
          text(d)
              + pick(".startswith(", ".endswith(")
              + pick(text(0), "('a', 'b', '')")
              + pick("", ", 1", ", 0, 2")
              + ")";
      case 7 ->
          "(" + pick(whole(d), text(d)) + " in " + pick(list(d), tuple(d), set(d), dict(d)) + ")";
      case 8 -> pick("any", "all") + "(" + list(d) + ")";
      case 9 ->
          "isinstance("
              + any(d)
              + ", "
              + pick(
                  "int",
                  "str",
                  "(list, tuple)",
                  "dict",
                  "float",
                  "Path",
                  "bool",
                  "date",
                  "set",
                  "object")
              + ")";
      case 10 -> "(" + list(d) + " " + pick("==", "!=") + " " + list(d) + ")";
      case 11 -> "(" + numbers(d) + " " + pick("<", ">", "<=") + " " + numbers(d) + ")";
      case 12 -> "(" + set(d) + " " + pick("==", "<=", ">=", "<", "!=") + " " + set(d) + ")";
      case 13 ->
          "bool(re." + pick("match", "search", "fullmatch") + "(" + regex() + ", " + text(d) + "))";
      case 14 ->
          path(d)
              + pick(
                  ".is_absolute()",
                  ".match('*.csv')",
                  ".is_relative_to('a')",
                  " == " + path(d),
                  " < " + path(d));
      case 15 -> "(" + date(d) + " " + pick("<", "==", ">=", "!=") + " " + date(d) + ")";
      case 16 -> "(" + dict(d) + " == " + dict(d) + ")";
      case 17 ->
          "fnmatch.fnmatchcase("
              + text(d)
              + ", "
              + pick("'*'", "'a*'", "'*.csv'", "'?'", "'[a-c]*'")
              + ")";
      case 18 -> "(" + delta(d) + " " + pick("<", "==", ">") + " " + delta(d) + ")";
      case 19 ->
          "hasattr("
              + any(d)
              + ", "
              + pick("'upper'", "'append'", "'keys'", "'name'", "'year'", "'nope'")
              + ")";
      case 20 -> "callable(" + any(d) + ")";
      default -> "(" + bool(d) + " " + pick("and", "or") + " " + bool(d) + ")";
    };
  }

  /** A list of whole numbers. */
  String numbers(int d) {
    if (ends(d)) {
      return pick("[]", "[1]", "[3, 1, 2]", "[5, 5, -1]", "[10, 2]", "[True, 0, 2]");
    }
    d--;
    return switch (random.nextInt(11)) {
      case 0 -> "[" + whole(d) + ", " + whole(d) + "]";
      case 1 -> "list(range(" + pick("3", "1, 6, 2", "5, 0, -2", "0") + "))";
      case 2 ->
          "sorted("
              + numbers(d)
              + pick("", ", reverse=True", ", key=lambda v: -v", ", key=abs")
              + ")";
      case 3 ->
          "[v "
              + pick("+ 1", "* 2", "% 2", "// 2")
              + " for v in "
              + numbers(d)
              + pick("", " if v > 1")
              + "]";
      case 4 -> "(" + numbers(d) + " + " + numbers(d) + ")";
      case 5 -> numbers(d) + slice(d);
      case 6 ->
          "list(map("
              + pick("int", "abs", "lambda v: v * v", "operator.neg")
              + ", "
              + numbers(d)
              + "))";
      case 7 -> "list(accumulate(" + numbers(d) + pick("", ", max", ", operator.mul") + "))";
      case 8 -> "sorted(" + set(d).replace("'", "'") + ", key=str)";
      case 9 ->
          "list(islice("
              + pick("count(2, 3)", "cycle([1, 2])", "range(9)", numbers(d))
              + ", "
              + pick("3", "1, 4", "0, 5, 2")
              + "))";
      default -> "heapq." + pick("nlargest", "nsmallest") + "(2, " + numbers(d) + ")";
    };
  }

  /** A list of texts. */
  String texts(int d) {
    if (ends(d)) {
      return pick("[]", "['a']", "['b', 'a']", "['x', '', 'yy']", "['A', 'b', 'C']");
    }
    d--;
    return switch (random.nextInt(14)) {
      case 0 -> "[" + text(d) + ", " + text(d) + "]";
      case 1 ->
          text(d)
              + pick(
                  ".split()",
                  ".rsplit()",
                  ".splitlines()",
                  ".splitlines(True)",
                  ".split(None, 1)",
                  ".rsplit(None, 1)");
      case 2 ->
          text(d)
              + pick(".split(", ".rsplit(")
              + pick("','", "'a'", "'_'", "'/'", "' '")
              + pick("", ", 1", ", maxsplit=1", ", -1")
              + ")";
      case 3 ->
          "sorted(" + texts(d) + pick("", ", key=str.lower", ", key=len", ", reverse=True") + ")";
      case 4 ->
          "[s"
              + pick(".upper()", ".strip()", " + 'x'", "[:1]", "[::-1]")
              + " for s in "
              + texts(d)
              + pick("", " if s")
              + "]";
      case 5 -> "list(" + text(d) + ")";
      case 6 -> "re.findall(" + pick("r'\\w+'", "r'[a-z]'", "r'\\d'", "'a'") + ", " + text(d) + ")";
      case 7 -> "re.split(" + regex() + ", " + text(d) + pick("", ", maxsplit=1") + ")";
      case 8 -> "list(map(str, " + list(d) + "))";
      case 9 -> "list(" + path(d) + ".parts)";
      case 10 -> "list(filter(None, " + texts(d) + "))";
      case 11 -> texts(d) + slice(d);
      case 12 -> "[k + v for k, v in " + pick("{'a': 'b'}", "dict(x='y', z='')") + ".items()]";
      default ->
          "list("
              + text(d)
              + pick(".partition(", ".rpartition(")
              + pick("'a'", "','", "'='")
              + "))";
    };
  }

  String list(int d) {
    if (ends(d)) {
      return pick("[]", "[1, 'a']", "[None]", "[[1], [2, 3]]", "[(1, 'x'), (2, 'y')]", "[1.5, 2]");
    }
    d--;
    return switch (random.nextInt(14)) {
      case 0 -> numbers(d);
      case 1 -> texts(d);
      case 2 -> "[" + any(d) + ", " + any(d) + "]";
      case 3 -> "list(zip(" + list(d) + ", " + text(d) + "))";
      case 4 -> "list(enumerate(" + list(d) + pick("", ", 1") + "))";
      case 5 -> "(" + list(d) + " * " + pick("0", "1", "2") + ")";
      case 6 -> "list(" + dict(d) + pick(".items()", ".keys()", ".values()", "") + ")";
      case 7 -> "list(reversed(" + list(d) + "))";
      case 8 -> "list(product(" + texts(0) + ", " + numbers(0) + "))";
      case 9 -> "list(combinations(" + list(0) + ", 2))";
      case 10 -> "[(k, list(g)) for k, g in groupby(" + pick(text(d), numbers(d)) + ")]";
      case 11 -> "list(chain(" + list(d) + ", " + tuple(d) + "))";
      case 12 ->
          "list(itertools.zip_longest("
              + numbers(0)
              + ", "
              + texts(0)
              + pick("", ", fillvalue='-'")
              + "))";
      default -> list(d) + slice(d);
    };
  }

  String tuple(int d) {
    if (ends(d)) {
      return pick("()", "(1,)", "(1, 'a')", "(None, True)", "Pair(1, 'x')", "Row('r', 2)");
    }
    d--;
    return switch (random.nextInt(9)) {
      case 0 -> "tuple(" + list(d) + ")";
      case 1 -> "(" + any(d) + ", " + any(d) + ")";
      case 2 -> "(" + tuple(d) + " + " + tuple(d) + ")";
      case 3 -> "divmod(" + whole(d) + ", 7)";
      case 4 -> "os.path.split(" + text(d) + ")";
      case 5 -> "os.path.splitext(" + text(d) + ")";
      case 6 -> text(d) + ".partition('a')";
      case 7 -> "itemgetter(0, -1)([" + any(d) + ", " + any(0) + "])";
      default -> path(d) + ".parts";
    };
  }

  String dict(int d) {
    if (ends(d)) {
      return pick("{}", "{'a': 1}", "{'b': 2, 'a': 1}", "{1: 'x'}", "dict(k='v', n=None)");
    }
    d--;
    return switch (random.nextInt(13)) {
      case 0 -> "{" + text(0) + ": " + any(d) + ", 'k': " + any(d) + "}";
      case 1 -> "dict(zip(" + texts(d) + ", " + list(d) + "))";
      case 2 -> "{**" + dict(d) + ", **" + dict(d) + "}";
      case 3 -> "(" + dict(d) + " | " + dict(d) + ")";
      case 4 -> "{k: v for k, v in " + dict(d) + ".items()}";
      case 5 -> "dict.fromkeys(" + texts(d) + pick("", ", 0") + ")";
      case 6 -> "dict(enumerate(" + text(d) + "))";
      case 7 -> "{len(s): s for s in " + texts(d) + "}";
      case 8 -> "dict(" + counter(d) + ")";
      case 9 -> "json.loads(json.dumps(" + plain(d) + "))";
      case 10 -> "Row(" + text(d) + ")._asdict()";
      case 11 -> "asdict(Point(" + whole(d) + "))";
      default -> "dict(sorted(" + "{'b': 1, 'a': 2}" + ".items()))";
    };
  }

  /** Something that JSON can write. */
  private String plain(int d) {
    return pick(
        dict(Math.min(d, 1)),
        texts(d),
        numbers(d),
        text(d),
        whole(d),
        "{'a': [1, {'b': None}], 'c': 1.5}",
        "[]",
        "{}",
        "(1, 2)");
  }

  private String counter(int d) {
    return pick(
        "Counter(" + text(d) + ")",
        "Counter(" + texts(d) + ")",
        "(Counter('aab') + Counter(" + text(0) + "))",
        "(Counter(" + text(0) + ") - Counter('a'))");
  }

  String set(int d) {
    if (ends(d)) {
      return pick("set()", "{1, 2}", "{2, 3}", "{'a'}", "frozenset([1])", "{1, 'a'}");
    }
    d--;
    return switch (random.nextInt(6)) {
      case 0 -> "set(" + pick(numbers(d), texts(d), text(d)) + ")";
      case 1 -> "(" + set(d) + " " + pick("|", "&", "-", "^") + " " + set(d) + ")";
      case 2 -> "{v for v in " + pick(numbers(d), texts(d)) + "}";
      case 3 ->
          set(d)
              + pick(".union(", ".intersection(", ".difference(", ".symmetric_difference(")
              + list(0).replace("[[1], [2, 3]]", "[7]")
              + ")";
      case 4 -> "set(" + dict(d) + ")";
      default -> "(" + dict(d) + ".keys() " + pick("&", "|", "-") + " {'a', 1})";
    };
  }

  String path(int d) {
    if (ends(d)) {
      return pick(
          "Path()",
          "Path('a')",
          "Path('/a/b.csv')",
          "Path('a/b/c.tar.gz')",
          "Path('./x//y/')",
          "PurePosixPath('p/q.txt')",
          "Path('..')",
          "Path('a/../b')",
          "Path('.hidden')");
    }
    d--;
    return switch (random.nextInt(9)) {
      case 0 -> "Path(" + text(d) + ")";
      case 1 -> "(" + path(d) + " / " + text(d) + ")";
      case 2 -> path(d) + ".parent";
      case 3 -> path(d) + ".joinpath(" + text(0) + ", 'z')";
      case 4 -> "Path('a/b.csv').with_suffix(" + pick("'.x'", "''", "'.tar.gz'") + ")";
      case 5 -> "Path('a/b.csv').with_name(" + pick("'z'", "'q.txt'") + ")";
      case 6 -> "Path('a/b/c').relative_to(" + pick("'a'", "'a/b'", "Path('a')") + ")";
      case 7 -> "Path(" + text(d) + ", " + text(0) + ")";
      default -> "(" + text(d) + " / Path('w'))";
    };
  }

  String date(int d) {
    if (ends(d)) {
      return pick(
          "date(2020, 1, 31)",
          "date(2024, 2, 29)",
          "date(1999, 12, 31)",
          "datetime.datetime(2020, 1, 2, 3, 4, 5)",
          "datetime.datetime(2021, 6, 30)");
    }
    d--;
    return switch (random.nextInt(6)) {
      case 0, 1 -> "(" + date(d) + " " + pick("+", "-") + " " + delta(d) + ")";
      case 2 -> date(d) + ".replace(" + pick("year=2019", "month=3, day=1", "day=5") + ")";
      case 3 -> "datetime.datetime.strptime('2021-03-04', '%Y-%m-%d')";
      case 4 -> "date.fromisoformat('2022-10-1" + random.nextInt(10) + "')";
      default -> "datetime.datetime(2020, 1, 2, 3, 4, 5).date()";
    };
  }

  private String delta(int d) {
    if (ends(d)) {
      return pick(
          "timedelta(days=1)",
          "timedelta(hours=25)",
          "timedelta(0)",
          "timedelta(minutes=-90)",
          "timedelta(days=2, seconds=5)",
          "timedelta(milliseconds=1500)",
          "timedelta(weeks=1)");
    }
    d--;
    return switch (random.nextInt(4)) {
      case 0 -> "(" + delta(d) + " " + pick("+", "-") + " " + delta(d) + ")";
      case 1 -> "(" + delta(d) + " * " + pick("2", "-1", "0") + ")";
      case 2 -> "(date(2020, 3, 1) - date(2020, 2, " + (1 + random.nextInt(28)) + "))";
      default -> "(" + delta(d) + " " + pick("//", "/") + " " + pick("2", "3") + ")";
    };
  }

  private String bytes(int d) {
    return switch (random.nextInt(4)) {
      case 0 -> text(d) + ".encode()";
      case 1 -> "base64.b64encode(" + text(d) + ".encode('utf-8'))";
      case 2 -> "b'ab\\x00'" + slice(d);
      default -> "hashlib.md5(" + text(d) + ".encode()).digest()";
    };
  }

  private String regex() {
    return pick(
        "r'\\d+'",
        "r'[^a-z]'",
        "r'\\s+'",
        "r'(a)(b)?'",
        "'a|b'",
        "r'\\bx'",
        "r'[A-Z][a-z]*'",
        "'.'",
        "r'^a'",
        "r'c$'",
        "r'(?P<n>\\w)'",
        "'x*'",
        "r'(?<!^)(?=[A-Z])'",
        "r'[-_ ]'",
        "r'\\W'",
        "''");
  }
}
