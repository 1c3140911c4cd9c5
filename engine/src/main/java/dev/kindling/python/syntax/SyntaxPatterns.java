package dev.kindling.python.syntax;

import com.oracle.graal.python.pegparser.sst.PatternTy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parser's patterns as our own. */
final class SyntaxPatterns {

  private static final int MAX_DEPTH = 100;

  private final SyntaxTree tree;
  private int depth;

  SyntaxPatterns(SyntaxTree tree) {
    this.tree = tree;
  }

  Pattern pattern(PatternTy node) {
    int line = tree.line(node);
    if (depth >= MAX_DEPTH) {
      return new Pattern.OfValue(new Expr.TooDeep(line), line);
    }
    depth++;
    try {
      return convert(node, line);
    } finally {
      depth--;
    }
  }

  private Pattern convert(PatternTy node, int line) {
    if (node instanceof PatternTy.MatchValue n) {
      return new Pattern.OfValue(tree.expression(n.value), line);
    } else if (node instanceof PatternTy.MatchSingleton n) {
      return new Pattern.OfSingleton(new Expr.Constant(SyntaxWords.constant(n.value), line), line);
    } else if (node instanceof PatternTy.MatchSequence n) {
      return new Pattern.OfSequence(patterns(n.patterns), line);
    } else if (node instanceof PatternTy.MatchStar n) {
      return new Pattern.Star(tree.optionalName(n.name), line);
    } else if (node instanceof PatternTy.MatchMapping n) {
      return new Pattern.OfMapping(
          tree.expressions(n.keys), patterns(n.patterns), tree.optionalName(n.rest), line);
    } else if (node instanceof PatternTy.MatchClass n) {
      List<Pattern> all = new ArrayList<>(patterns(n.patterns));
      all.addAll(patterns(n.kwdPatterns));
      return new Pattern.OfClass(
          tree.expression(n.cls),
          List.copyOf(all),
          n.kwdAttrs == null ? List.of() : List.of(n.kwdAttrs),
          line);
    } else if (node instanceof PatternTy.MatchAs n) {
      return new Pattern.Capture(
          n.pattern == null ? null : pattern(n.pattern), tree.optionalName(n.name), line);
    } else if (node instanceof PatternTy.MatchOr n) {
      return new Pattern.AnyOf(patterns(n.patterns), line);
    }
    // A value that is not known: whether it matches is not known either.
    return new Pattern.OfValue(new Expr.TooDeep(line), line);
  }

  /**
   * Checks what the compiler does.
   *
   * @param mayMatchAll whether nothing stands behind the pattern that it would keep from being
   *     tried
   */
  static void check(PatternTy pattern, boolean mayMatchAll, int line) {
    if (!mayMatchAll && matchesAll(pattern)) {
      throw new CompileStep.Refused(line, "a pattern makes remaining patterns unreachable");
    }
    bound(pattern, line);
  }

  private static boolean matchesAll(PatternTy pattern) {
    return pattern instanceof PatternTy.MatchAs n && (n.pattern == null || matchesAll(n.pattern))
        || pattern instanceof PatternTy.MatchOr o
            && Arrays.stream(o.patterns).anyMatch(SyntaxPatterns::matchesAll);
  }

  /** The names that the pattern binds, each once. */
  private static Set<String> bound(@Nullable PatternTy pattern, int line) {
    List<String> names = new ArrayList<>();
    if (pattern instanceof PatternTy.MatchOr n) {
      Set<String> first = bound(n.patterns[0], line);
      for (PatternTy other : n.patterns) {
        if (!bound(other, line).equals(first)) {
          throw new CompileStep.Refused(line, "alternative patterns bind different names");
        } else if (other != n.patterns[n.patterns.length - 1] && matchesAll(other)) {
          throw new CompileStep.Refused(line, "a pattern makes remaining patterns unreachable");
        }
      }
      return first;
    } else if (pattern instanceof PatternTy.MatchSequence n) {
      all(n.patterns, names, line);
    } else if (pattern instanceof PatternTy.MatchMapping n) {
      all(n.patterns, names, line);
      add(n.rest, names);
    } else if (pattern instanceof PatternTy.MatchClass n) {
      all(n.patterns, names, line);
      all(n.kwdPatterns, names, line);
    } else if (pattern instanceof PatternTy.MatchStar n) {
      add(n.name, names);
    } else if (pattern instanceof PatternTy.MatchAs n) {
      names.addAll(bound(n.pattern, line));
      add(n.name, names);
    }
    CompileStep.distinct(names, "multiple assignments to a name in pattern", line);
    return Set.copyOf(names);
  }

  private static void all(PatternTy @Nullable [] patterns, List<String> into, int line) {
    if (patterns != null) {
      for (PatternTy pattern : patterns) {
        into.addAll(bound(pattern, line));
      }
    }
  }

  private static void add(@Nullable String name, List<String> into) {
    if (name != null) {
      into.add(name);
    }
  }

  private List<Pattern> patterns(PatternTy @Nullable [] nodes) {
    List<Pattern> result = new ArrayList<>();
    if (nodes != null) {
      for (PatternTy node : nodes) {
        result.add(pattern(node));
      }
    }
    return List.copyOf(result);
  }
}
