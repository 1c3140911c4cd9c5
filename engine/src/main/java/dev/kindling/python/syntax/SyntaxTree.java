package dev.kindling.python.syntax;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.MatchCaseTy;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parser's tree as our own, which is all that the rest of the reader knows. */
final class SyntaxTree {

  /** Deeper expressions are not followed, so that walking a tree never exhausts the stack. */
  private static final int MAX_DEPTH = 400;

  private final SourceFile file;
  private final int linesBefore;
  private final NewerSyntax.Rewritten text;
  private final CompileStep step = new CompileStep();
  private int depth;
  private boolean yields;

  /** The name of the class that the code stands in, whose private names it means; else empty. */
  private String privateTo = "";

  /** Which statement of the module is read. */
  private int index;

  /**
   * A tree.
   *
   * @param linesBefore what stands before the text in the file
   * @param text what was parsed
   */
  SyntaxTree(SourceFile file, int linesBefore, NewerSyntax.Rewritten text) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.text = text;
  }

  /** The statements of a module. */
  List<Stmt> module(ModTy.Module module) {
    StmtTy[] body = module.body == null ? new StmtTy[0] : module.body;
    int prologue = 0;
    while (prologue < body.length
        && (body[prologue] instanceof StmtTy.ImportFrom i && "__future__".equals(i.module)
            || prologue == 0 && isText(body[prologue]))) {
      prologue++;
    }
    step.prologue(prologue);
    List<Stmt> result = new ArrayList<>(body.length);
    depth++;
    for (index = 0; index < body.length; index++) {
      result.add(statement(body[index]));
    }
    depth--;
    return List.copyOf(result);
  }

  private static boolean isText(StmtTy statement) {
    return statement instanceof StmtTy.Expr e
        && e.value instanceof ExprTy.Constant c
        && c.value.kind == ConstantValue.Kind.CODEPOINTS;
  }

  private String name(String written) {
    return PrivateNames.mangled(privateTo, written);
  }

  List<Stmt> statements(StmtTy @Nullable [] body) {
    if (body == null) {
      return List.of();
    }
    List<Stmt> result = new ArrayList<>(body.length);
    if (++depth < MAX_DEPTH) {
      for (StmtTy statement : body) {
        result.add(statement(statement));
      }
    }
    depth--;
    return List.copyOf(result);
  }

  Expr expression(ExprTy node) {
    if (depth >= MAX_DEPTH) {
      return new Expr.TooDeep(line(node));
    }
    depth++;
    try {
      return convert(node, line(node));
    } finally {
      depth--;
    }
  }

  int line(SSTNode node) {
    return node.getSourceRange().startLine + linesBefore;
  }

  private @Nullable Expr optional(@Nullable ExprTy node) {
    return node == null ? null : expression(node);
  }

  List<Expr> expressions(ExprTy @Nullable [] nodes) {
    if (nodes == null) {
      return List.of();
    }
    List<Expr> result = new ArrayList<>(nodes.length);
    for (ExprTy node : nodes) {
      result.add(expression(node));
    }
    return List.copyOf(result);
  }

  // ---------------------------------------------------------------- statements

  private Stmt statement(StmtTy node) {
    int line = line(node);
    if (node instanceof StmtTy.FunctionDef n) {
      return function(n.name, n.typeParams, n.args, n.body, n.decoratorList, n.returns, false, n);
    } else if (node instanceof StmtTy.AsyncFunctionDef n) {
      return function(n.name, n.typeParams, n.args, n.body, n.decoratorList, n.returns, true, n);
    } else if (node instanceof StmtTy.ClassDef n) {
      return classOf(n, line);
    } else if (node instanceof StmtTy.Return n) {
      step.returns(n.value != null, line);
      unstarred(n.value);
      return new Stmt.Return(optional(n.value), line);
    } else if (node instanceof StmtTy.Assign n) {
      targets(n.targets);
      unstarred(n.value);
      return new Stmt.Assign(expressions(n.targets), expression(n.value), line);
    } else if (node instanceof StmtTy.AnnAssign n) {
      return new Stmt.Annotated(
          expression(n.target), expression(n.annotation), optional(n.value), line);
    } else if (node instanceof StmtTy.AugAssign n) {
      return new Stmt.Augmented(
          expression(n.target), SyntaxWords.operator(n.op), expression(n.value), line);
    } else if (node instanceof StmtTy.TypeAlias n) {
      Expr name = expression(n.name);
      Expr alias =
          new Expr.TypeAlias(
              name instanceof Expr.Name plain ? plain.id() : "",
              typeParameters(n.typeParams),
              expression(n.value),
              line);
      return new Stmt.Assign(List.of(name), alias, line);
    } else if (node instanceof StmtTy.Expr n) {
      unstarred(n.value);
      return new Stmt.Effect(expression(n.value), line);
    } else if (node instanceof StmtTy.Import n) {
      return new Stmt.Import(aliases(n.names), line);
    } else if (node instanceof StmtTy.ImportFrom n) {
      List<String> names = Arrays.stream(n.names).map(alias -> alias.name).toList();
      if ("__future__".equals(n.module) && n.level == 0) {
        step.future(names, index, line);
      } else if (names.contains("*")) {
        step.star(line);
      }
      return new Stmt.ImportFrom(n.module == null ? "" : n.module, aliases(n.names), n.level, line);
    } else if (node instanceof StmtTy.Delete n) {
      return new Stmt.Delete(expressions(n.targets), line);
    } else if (node instanceof StmtTy.Raise n) {
      return new Stmt.Raise(optional(n.exc), optional(n.cause), line);
    } else if (node instanceof StmtTy.Assert n) {
      return new Stmt.Assert(expression(n.test), optional(n.msg), line);
    } else if (node instanceof StmtTy.Global n) {
      return new Stmt.Declare(true, names(n.names), line);
    } else if (node instanceof StmtTy.Nonlocal n) {
      return new Stmt.Declare(false, names(n.names), line);
    } else if (node instanceof StmtTy.Break) {
      step.jumps("break", line);
      return new Stmt.Simple(Stmt.Word.BREAK, line);
    } else if (node instanceof StmtTy.Continue) {
      step.jumps("continue", line);
      return new Stmt.Simple(Stmt.Word.CONTINUE, line);
    }
    return compound(node, line);
  }

  private Stmt compound(StmtTy node, int line) {
    if (node instanceof StmtTy.If n) {
      return new Stmt.If(expression(n.test), statements(n.body), statements(n.orElse), line);
    } else if (node instanceof StmtTy.For n) {
      return new Stmt.For(
          expression(n.target), expression(n.iter), loop(n.body), statements(n.orElse), line);
    } else if (node instanceof StmtTy.AsyncFor n) {
      step.waits("async for", line);
      return new Stmt.For(
          expression(n.target), expression(n.iter), loop(n.body), statements(n.orElse), line);
    } else if (node instanceof StmtTy.While n) {
      return new Stmt.While(expression(n.test), loop(n.body), statements(n.orElse), line);
    } else if (node instanceof StmtTy.With n) {
      return new Stmt.With(items(n.items), statements(n.body), line);
    } else if (node instanceof StmtTy.AsyncWith n) {
      step.waits("async with", line);
      return new Stmt.With(items(n.items), statements(n.body), line);
    } else if (node instanceof StmtTy.Try n) {
      return tried(n.body, n.handlers, n.orElse, n.finalBody, false, line);
    } else if (node instanceof StmtTy.TryStar n) {
      return tried(n.body, n.handlers, n.orElse, n.finalBody, true, line);
    } else if (node instanceof StmtTy.Match n) {
      SyntaxPatterns patterns = new SyntaxPatterns(this);
      List<Stmt.Case> cases = new ArrayList<>();
      for (MatchCaseTy matchCase : n.cases) {
        boolean last = matchCase == n.cases[n.cases.length - 1];
        SyntaxPatterns.check(matchCase.pattern, last || matchCase.guard != null, line(n));
        cases.add(
            new Stmt.Case(
                patterns.pattern(matchCase.pattern),
                optional(matchCase.guard),
                statements(matchCase.body)));
      }
      return new Stmt.Match(expression(n.subject), List.copyOf(cases), line);
    }
    return new Stmt.Simple(Stmt.Word.PASS, line);
  }

  private List<Stmt> loop(StmtTy @Nullable [] body) {
    step.enterLoop();
    List<Stmt> result = statements(body);
    step.leaveLoop();
    return result;
  }

  @Nullable String optionalName(@Nullable String written) {
    return written == null ? null : name(written);
  }

  private List<String> names(String[] written) {
    return Arrays.stream(written).map(this::name).toList();
  }

  private Stmt classOf(StmtTy.ClassDef n, int line) {
    List<Expr> decorators = expressions(n.decoratorList);
    List<Expr> bases = expressions(n.bases);
    List<Expr.Keyword> keywords = keywords(n.keywords);
    List<TypeParameter> typeParameters = typeParameters(n.typeParams);
    String outer = privateTo;
    privateTo = n.name;
    step.enter(CompileStep.Scope.CLASS);
    List<Stmt> body = statements(n.body);
    step.leave();
    privateTo = outer;
    return new Stmt.ClassOf(
        name(n.name),
        typeParameters,
        bases,
        keywords,
        body,
        decorators,
        line,
        n.getSourceRange().endLine);
  }

  /** A star stands for several values, and no single one is wanted there. */
  private void unstarred(@Nullable ExprTy node) {
    if (node instanceof ExprTy.Starred) {
      throw new CompileStep.Refused(line(node), "can't use starred expression here");
    }
  }

  private void targets(ExprTy[] targets) {
    for (ExprTy target : targets) {
      if (target instanceof ExprTy.Starred) {
        throw new CompileStep.Refused(
            line(target), "starred assignment target must be in a list or tuple");
      }
      ExprTy[] elements =
          target instanceof ExprTy.Tuple t
              ? t.elements
              : target instanceof ExprTy.List l ? l.elements : null;
      if (elements != null) {
        if (Arrays.stream(elements).filter(ExprTy.Starred.class::isInstance).count() > 1) {
          throw new CompileStep.Refused(line(target), "multiple starred expressions in assignment");
        }
        targets(
            Arrays.stream(elements)
                .map(e -> e instanceof ExprTy.Starred s ? s.value : e)
                .toArray(ExprTy[]::new));
      }
    }
  }

  private Stmt tried(
      StmtTy[] body,
      ExceptHandlerTy @Nullable [] handlers,
      StmtTy @Nullable [] orElse,
      StmtTy @Nullable [] finallyBody,
      boolean groups,
      int line) {
    List<Stmt.Handler> result = new ArrayList<>();
    if (handlers != null) {
      for (ExceptHandlerTy handler : handlers) {
        ExceptHandlerTy.ExceptHandler h = (ExceptHandlerTy.ExceptHandler) handler;
        if (h.type == null && handler != handlers[handlers.length - 1]) {
          throw new CompileStep.Refused(line(h), "default 'except:' must be last");
        }
        int around = groups ? step.enterHandler() : 0;
        result.add(
            new Stmt.Handler(
                optional(h.type),
                h.name == null ? null : name(h.name),
                statements(h.body),
                line(h)));
        if (groups) {
          step.leaveHandler(around);
        }
      }
    }
    return new Stmt.Try(
        statements(body),
        List.copyOf(result),
        statements(orElse),
        statements(finallyBody),
        groups,
        line);
  }

  private List<TypeParameter> typeParameters(TypeParamTy @Nullable [] nodes) {
    if (nodes == null) {
      return List.of();
    }
    List<TypeParameter> result = new ArrayList<>(nodes.length);
    for (TypeParamTy node : nodes) {
      int line = line(node);
      if (node instanceof TypeParamTy.TypeVar n) {
        result.add(
            new TypeParameter(
                n.name, TypeParameter.Kind.TYPE, optional(n.bound), standard(node), line));
      } else if (node instanceof TypeParamTy.TypeVarTuple n) {
        result.add(new TypeParameter(n.name, TypeParameter.Kind.TYPES, null, standard(node), line));
      } else if (node instanceof TypeParamTy.ParamSpec n) {
        result.add(
            new TypeParameter(n.name, TypeParameter.Kind.PARAMETERS, null, standard(node), line));
      }
    }
    return List.copyOf(result);
  }

  /** The default of a type parameter, which the parser has not seen. */
  private @Nullable Expr standard(TypeParamTy node) {
    NewerSyntax.Default written =
        text.defaults().get(NewerSyntax.Position.of(node.getSourceRange()));
    if (written == null) {
      return null;
    }
    String stripped = written.text().strip();
    boolean starred = stripped.startsWith("*");
    try {
      Expr value =
          PythonParser.annotation(file, starred ? stripped.substring(1) : stripped, written.line());
      return starred ? new Expr.Starred(value, value.line()) : value;
    } catch (SyntaxProblem e) {
      return new Expr.TooDeep(written.line());
    }
  }

  private Stmt function(
      String name,
      TypeParamTy @Nullable [] typeParameters,
      ArgumentsTy arguments,
      StmtTy[] body,
      ExprTy @Nullable [] decorators,
      @Nullable ExprTy returns,
      boolean async,
      StmtTy node) {
    List<Parameter> parameters = parameters(arguments);
    List<Expr> decorated = expressions(decorators);
    boolean outer = yields;
    yields = false;
    step.enter(async ? CompileStep.Scope.ASYNC_FUNCTION : CompileStep.Scope.FUNCTION);
    List<Stmt> statements = statements(body);
    step.leave();
    boolean generator = yields || async;
    yields = outer;
    int line = line(node);
    int first = decorated.isEmpty() ? line : Math.min(line, decorated.get(0).line());
    return new Stmt.Function(
        name(name),
        name,
        typeParameters(typeParameters),
        parameters,
        statements,
        decorated,
        optional(returns),
        generator,
        line,
        first,
        node.getSourceRange().endLine);
  }

  private List<Stmt.Alias> aliases(AliasTy[] names) {
    List<Stmt.Alias> result = new ArrayList<>(names.length);
    for (AliasTy alias : names) {
      result.add(new Stmt.Alias(alias.name, alias.asName == null ? null : name(alias.asName)));
    }
    return List.copyOf(result);
  }

  private List<Stmt.WithItem> items(WithItemTy[] items) {
    List<Stmt.WithItem> result = new ArrayList<>(items.length);
    for (WithItemTy item : items) {
      result.add(new Stmt.WithItem(expression(item.contextExpr), optional(item.optionalVars)));
    }
    return List.copyOf(result);
  }

  private List<Parameter> parameters(@Nullable ArgumentsTy node) {
    List<Parameter> result = new ArrayList<>();
    if (node == null) {
      return result;
    }
    int positional = length(node.posOnlyArgs) + length(node.args);
    int firstDefault = positional - (node.defaults == null ? 0 : node.defaults.length);
    int index = 0;
    for (ArgTy argument : orEmpty(node.posOnlyArgs)) {
      result.add(
          parameter(
              argument, Parameter.Kind.POSITIONAL_ONLY, standard(node, index++ - firstDefault)));
    }
    for (ArgTy argument : orEmpty(node.args)) {
      result.add(
          parameter(
              argument,
              Parameter.Kind.POSITIONAL_OR_KEYWORD,
              standard(node, index++ - firstDefault)));
    }
    if (node.varArg != null) {
      result.add(parameter(node.varArg, Parameter.Kind.VAR_POSITIONAL, null));
    }
    ArgTy[] keywordOnly = orEmpty(node.kwOnlyArgs);
    for (int i = 0; i < keywordOnly.length; i++) {
      ExprTy standard =
          node.kwDefaults == null || i >= node.kwDefaults.length ? null : node.kwDefaults[i];
      result.add(parameter(keywordOnly[i], Parameter.Kind.KEYWORD_ONLY, standard));
    }
    if (node.kwArg != null) {
      result.add(parameter(node.kwArg, Parameter.Kind.VAR_KEYWORD, null));
    }
    return List.copyOf(result);
  }

  private static @Nullable ExprTy standard(ArgumentsTy node, int index) {
    return index < 0 || node.defaults == null ? null : node.defaults[index];
  }

  private Parameter parameter(ArgTy node, Parameter.Kind kind, @Nullable ExprTy standard) {
    return new Parameter(
        name(node.arg), kind, optional(node.annotation), optional(standard), line(node));
  }

  private static int length(ArgTy @Nullable [] arguments) {
    return arguments == null ? 0 : arguments.length;
  }

  private static ArgTy[] orEmpty(ArgTy @Nullable [] arguments) {
    return arguments == null ? new ArgTy[0] : arguments;
  }

  // ---------------------------------------------------------------- expressions

  private Expr convert(ExprTy node, int line) {
    if (node instanceof ExprTy.Constant n) {
      return new Expr.Constant(SyntaxWords.constant(n.value), line);
    } else if (node instanceof ExprTy.Name n) {
      return new Expr.Name(name(n.id), line);
    } else if (node instanceof ExprTy.Attribute n) {
      return new Expr.Attribute(expression(n.value), name(n.attr), line);
    } else if (node instanceof ExprTy.Call n) {
      return new Expr.Call(expression(n.func), expressions(n.args), keywords(n.keywords), line);
    } else if (node instanceof ExprTy.List n) {
      return new Expr.ListOf(expressions(n.elements), line);
    } else if (node instanceof ExprTy.Tuple n) {
      return new Expr.TupleOf(expressions(n.elements), line);
    } else if (node instanceof ExprTy.Set n) {
      return new Expr.SetOf(expressions(n.elements), line);
    } else if (node instanceof ExprTy.Dict n) {
      List<Expr.Entry> entries = new ArrayList<>();
      for (int i = 0; i < length(n.values); i++) {
        entries.add(new Expr.Entry(optional(n.keys[i]), expression(n.values[i])));
      }
      return new Expr.DictOf(List.copyOf(entries), line);
    } else if (node instanceof ExprTy.Subscript n) {
      return new Expr.Subscript(expression(n.value), expression(n.slice), line);
    } else if (node instanceof ExprTy.Slice n) {
      return new Expr.Slice(optional(n.lower), optional(n.upper), optional(n.step), line);
    } else if (node instanceof ExprTy.Starred n) {
      return new Expr.Starred(expression(n.value), line);
    } else if (node instanceof ExprTy.JoinedStr n) {
      List<Expr> parts = expressions(n.values);
      return text.templates().contains(NewerSyntax.Position.of(n.getSourceRange()))
          ? new Expr.Template(parts, line)
          : new Expr.Joined(parts, line);
    } else if (node instanceof ExprTy.FormattedValue n) {
      return new Expr.Formatted(
          expression(n.value), Math.max(0, n.conversion), optional(n.formatSpec), line);
    } else if (node instanceof ExprTy.BinOp n) {
      return new Expr.Binary(
          expression(n.left), SyntaxWords.operator(n.op), expression(n.right), line);
    } else if (node instanceof ExprTy.BoolOp n) {
      return new Expr.Logic(n.op == BoolOpTy.And, expressions(n.values), line);
    } else if (node instanceof ExprTy.UnaryOp n) {
      return new Expr.Unary(SyntaxWords.operator(n.op), expression(n.operand), line);
    } else if (node instanceof ExprTy.Compare n) {
      List<String> operators = new ArrayList<>();
      for (CmpOpTy operator : n.ops) {
        operators.add(SyntaxWords.operator(operator));
      }
      return new Expr.Comparison(
          expression(n.left), List.copyOf(operators), expressions(n.comparators), line);
    } else if (node instanceof ExprTy.IfExp n) {
      return new Expr.Conditional(
          expression(n.test), expression(n.body), expression(n.orElse), line);
    } else if (node instanceof ExprTy.NamedExpr n) {
      return new Expr.Walrus(expression(n.target), expression(n.value), line);
    }
    return function(node, line);
  }

  private Expr function(ExprTy node, int line) {
    if (node instanceof ExprTy.Lambda n) {
      boolean outer = yields;
      List<Parameter> parameters = parameters(n.args);
      step.enter(CompileStep.Scope.LAMBDA);
      Expr body = expression(n.body);
      step.leave();
      yields = outer;
      return new Expr.Lambda(parameters, body, line);
    } else if (node instanceof ExprTy.ListComp n) {
      return comprehension(Expr.Made.LIST, n.element, null, n.generators, line);
    } else if (node instanceof ExprTy.SetComp n) {
      return comprehension(Expr.Made.SET, n.element, null, n.generators, line);
    } else if (node instanceof ExprTy.DictComp n) {
      return comprehension(Expr.Made.DICT, n.key, n.value, n.generators, line);
    } else if (node instanceof ExprTy.GeneratorExp n) {
      return comprehension(Expr.Made.GENERATOR, n.element, null, n.generators, line);
    } else if (node instanceof ExprTy.Yield n) {
      yields = true;
      step.yields(false, line);
      return new Expr.Suspended("yield", optional(n.value), line);
    } else if (node instanceof ExprTy.YieldFrom n) {
      yields = true;
      step.yields(true, line);
      return new Expr.Suspended("yield from", optional(n.value), line);
    } else if (node instanceof ExprTy.Await n) {
      step.waits("await", line);
      return new Expr.Suspended("await", optional(n.value), line);
    }
    return new Expr.TooDeep(line);
  }

  private Expr comprehension(
      Expr.Made made,
      ExprTy element,
      @Nullable ExprTy value,
      ComprehensionTy[] generators,
      int line) {
    List<Expr.Generator> result = new ArrayList<>(generators.length);
    // The first iterable belongs to the code around.
    Expr first = expression(generators[0].iter);
    step.enter(CompileStep.Scope.COMPREHENSION);
    for (ComprehensionTy g : generators) {
      if (g.isAsync) {
        step.waits("async for", line);
      }
      Expr iterable = g == generators[0] ? first : expression(g.iter);
      result.add(new Expr.Generator(expression(g.target), iterable, expressions(g.ifs)));
    }
    Expr made1 = expression(element);
    Expr made2 = optional(value);
    step.leaveComprehension(made == Expr.Made.GENERATOR, line);
    return new Expr.Comprehension(made, made1, made2, List.copyOf(result), line);
  }

  private List<Expr.Keyword> keywords(KeywordTy @Nullable [] nodes) {
    if (nodes == null || nodes.length == 0) {
      return List.of();
    }
    List<Expr.Keyword> result = new ArrayList<>(nodes.length);
    for (KeywordTy keyword : nodes) {
      String name = keyword.arg == null ? null : name(keyword.arg);
      result.add(new Expr.Keyword(name, expression(keyword.value)));
    }
    CompileStep.distinct(
        result.stream().map(Expr.Keyword::name).toList(),
        "keyword argument repeated",
        line(nodes[0]));
    return List.copyOf(result);
  }

  private static int length(ExprTy @Nullable [] nodes) {
    return nodes == null ? 0 : nodes.length;
  }
}
