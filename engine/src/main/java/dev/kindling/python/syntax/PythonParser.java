package dev.kindling.python.syntax;

import com.oracle.graal.python.pegparser.AbstractParser.Flags;
import com.oracle.graal.python.pegparser.FutureFeature;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.scope.ScopeEnvironment;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.EnumSet;
import java.util.List;

/**
 * Parses Python 3 with the parser of GraalPy, whose types stay within this class and {@link
 * SyntaxTree}. Whatever goes wrong is a {@link SyntaxProblem} with its line.
 */
public final class PythonParser {

  /** The newest grammar that the parser knows; older Python 3 is a subset as far as we read it. */
  private static final int FEATURE_VERSION = 13;

  private PythonParser() {}

  /** The statements of a module. */
  public static List<Stmt> module(SourceFile file) throws SyntaxProblem {
    NewerSyntax.Rewritten text = NewerSyntax.Rewritten.unchanged(file.text());
    SSTNode tree;
    try {
      tree = parse(file, text.text(), InputType.FILE, 0);
    } catch (SyntaxProblem unknown) {
      NewerSyntax.Rewritten older = NewerSyntax.rewrite(file.text(), new Callbacks());
      if (older == null) {
        throw unknown;
      }
      text = older;
      tree = parse(file, text.text(), InputType.FILE, 0);
    }
    try {
      ScopeEnvironment.analyze(
          (ModTy) tree, new Callbacks(), EnumSet.of(FutureFeature.ANNOTATIONS));
      return new SyntaxTree(file, 0, text).module((ModTy.Module) tree);
    } catch (Rejected e) {
      throw new SyntaxProblem(file.origin(e.line), e.getMessage());
    } catch (CompileStep.Refused e) {
      throw new SyntaxProblem(file.origin(e.line), e.getMessage());
    } catch (StackOverflowError e) {
      throw new SyntaxProblem(file.origin(1), "is nested too deeply to be parsed");
    }
  }

  /**
   * The expression that a string annotation holds.
   *
   * @param line where the string is written
   */
  public static Expr annotation(SourceFile file, String text, int line) throws SyntaxProblem {
    // In parentheses, as Python does, so that a line break within it does no harm.
    String whole = "(" + text.strip() + ")";
    SSTNode tree = parse(file, whole, InputType.EVAL, line - 1);
    return new SyntaxTree(file, line - 1, NewerSyntax.Rewritten.unchanged(whole))
        .expression(((ModTy.Expression) tree).body);
  }

  private static SSTNode parse(SourceFile file, String text, InputType type, int linesBefore)
      throws SyntaxProblem {
    try {
      return new Parser(text, new Callbacks(), type, EnumSet.noneOf(Flags.class), FEATURE_VERSION)
          .parse();
    } catch (Rejected e) {
      throw new SyntaxProblem(file.origin(e.line + linesBefore), e.getMessage());
    } catch (StackOverflowError e) {
      throw new SyntaxProblem(file.origin(1), "is nested too deeply to be parsed");
    } catch (RuntimeException | AssertionError e) {
      throw new SyntaxProblem(file.origin(1), "is no Python 3 that can be parsed");
    }
  }

  private static final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    Rejected(int line, String message) {
      super(message, null, false, false);
      this.line = line;
    }
  }

  private static final class Callbacks implements ParserCallbacks {

    @Override
    public void safePointPoll() {}

    @Override
    public RuntimeException reportIncompleteSource(int line) {
      return new Rejected(line, "ends in the middle of a statement");
    }

    @Override
    public RuntimeException onError(ErrorType type, SourceRange range, String message) {
      return new Rejected(Math.max(1, range.startLine), "is not valid Python 3: " + message);
    }

    @Override
    public void onWarning(WarningType type, SourceRange range, String message) {}
  }
}
