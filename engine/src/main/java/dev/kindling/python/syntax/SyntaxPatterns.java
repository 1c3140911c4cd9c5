package dev.kindling.python.syntax;

import com.oracle.graal.python.pegparser.sst.PatternTy;
import java.util.ArrayList;
import java.util.List;
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
      return new Pattern.Star(n.name, line);
    } else if (node instanceof PatternTy.MatchMapping n) {
      return new Pattern.OfMapping(tree.expressions(n.keys), patterns(n.patterns), n.rest, line);
    } else if (node instanceof PatternTy.MatchClass n) {
      List<Pattern> all = new ArrayList<>(patterns(n.patterns));
      all.addAll(patterns(n.kwdPatterns));
      return new Pattern.OfClass(
          tree.expression(n.cls),
          List.copyOf(all),
          n.kwdAttrs == null ? List.of() : List.of(n.kwdAttrs),
          line);
    } else if (node instanceof PatternTy.MatchAs n) {
      return new Pattern.Capture(n.pattern == null ? null : pattern(n.pattern), n.name, line);
    } else if (node instanceof PatternTy.MatchOr n) {
      return new Pattern.AnyOf(patterns(n.patterns), line);
    }
    // A value that is not known: whether it matches is not known either.
    return new Pattern.OfValue(new Expr.TooDeep(line), line);
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
