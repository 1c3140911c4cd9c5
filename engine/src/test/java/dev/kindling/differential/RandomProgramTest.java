package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The random programs are worth their time: the same for a seed, of all that Python has. */
class RandomProgramTest {

  private static final int PROGRAMS = 400;

  /** As {@code worker.py} names what occurs: syntax, names of modules, methods. */
  private static final List<String> WANTED =
      List.of(
          "For.else While.else Break Continue Return Pass IfExp NamedExpr Assert Delete Global",
          "Nonlocal AugAssign AnnAssign Slice Starred Lambda Yield YieldFrom JoinedStr",
          "ListComp SetComp DictComp GeneratorExp With Raise Try.else Try.finally",
          "ExceptHandler.tuple ExceptHandler.name ExceptHandler.type",
          "Match MatchValue MatchAs MatchOr MatchSequence MatchStar MatchMapping MatchClass",
          "MatchSingleton",
          "arguments.posonlyargs arguments.vararg arguments.kwonlyargs arguments.kwarg",
          "arguments.defaults decorator.call decorator.name function.import function.function",
          "Import.as Import.plain ImportFrom.relative ImportFrom.absolute ImportFrom.star",
          "ImportFrom.as ClassDef __init__ __call__ __enter__ __exit__ __add__ __eq__ __lt__",
          "__len__ __iter__ __contains__ __getitem__ __str__ __post_init__ super() property",
          "staticmethod classmethod setattr() getattr() isinstance() sorted() next() iter()",
          "zip() enumerate() map() filter() reversed() sum() min() max() any() all()",
          "functools.partial functools.wraps functools.reduce functools.lru_cache",
          "functools.singledispatch functools.cmp_to_key itertools.chain itertools.product",
          "itertools.groupby itertools.islice itertools.count itertools.accumulate",
          "itertools.combinations itertools.zip_longest operator.itemgetter operator.add",
          "collections.defaultdict collections.Counter collections.deque collections.OrderedDict",
          "contextlib.contextmanager contextlib.suppress contextlib.ExitStack",
          "dataclasses.dataclass dataclasses.field enum.Enum enum.auto typing.NamedTuple copy.deepcopy",
          "os.getenv os.environ sys.argv random.random time.time acme.flag acme.fill acme.check",
          "acme.visit acme.Client acme.maybe .format .join .split .replace .sort .append .extend",
          "pathlib.Path datetime.datetime importlib.import_module re.sub",
          ".insert .pop .remove .clear .update .setdefault .items .send ._replace .tag .filter",
          ".only_nodes_with_tags .nodes kedro.pipeline.node .create_pipeline");

  @TempDir private Path folder;

  @Test
  void a_seed_makes_one_program() {
    Grammar grammar = Grammar.load();
    for (long seed = 0; seed < 100; seed++) {
      assertThat(RandomProgram.of(grammar, seed)).isEqualTo(RandomProgram.of(grammar, seed));
    }
  }

  @Test
  void all_that_pipeline_code_is_made_of_occurs_and_most_programs_run() {
    Grammar grammar = Grammar.load();
    Set<String> found = new TreeSet<>();
    int ending = 0;
    int open = 0;
    try (PythonWorker python = new PythonWorker(folder, "python3", false)) {
      for (long seed = 0; seed < PROGRAMS; seed++) {
        Program program = RandomProgram.of(grammar, seed);
        open += program.open() ? 1 : 0;
        List<Run> runs = python.run(program, folder, 2);
        if (runs.stream().anyMatch(run -> run.pipelines() != null)) {
          ending++;
          found.addAll(python.constructs(program));
        }
      }
    }
    List<String> wanted =
        WANTED.stream().flatMap(line -> List.of(line.split(" ")).stream()).toList();
    assertThat(wanted).filteredOn(one -> !found.contains(one)).as("never occurs").isEmpty();
    assertThat(ending).as("of %d programs", PROGRAMS).isGreaterThan(PROGRAMS * 4 / 5);
    assertThat(open).isBetween(PROGRAMS / 2, PROGRAMS * 3 / 4);
  }
}
