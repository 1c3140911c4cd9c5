package dev.kindling.rendering;

import dev.kindling.configuration.Setting;
import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the operator factory that the settings name. */
final class Factories {

  /** Examples that work as they are; a file of the project's own at the same path comes first. */
  private static final Set<String> BUILT_IN = Set.of("factories/emr.stg", "factories/local.stg");

  private Factories() {}

  /**
   * The factory.
   *
   * @param name a group file of the project, by its ending {@code .stg}, or a Java class
   * @param root the project's folder; null for a snapshot
   * @param plugins folder of jars; null for none
   * @throws InvalidInput when there is none of that name
   */
  static SparkOperatorFactory find(
      Setting<String> name, @Nullable Path root, @Nullable Path plugins) {
    String wanted =
        name.require(
            "a Java class, or a template group file of the project as `factories/emr.stg`");
    return wanted.endsWith(".stg") ? file(name, wanted, root) : ofClass(name, wanted, plugins);
  }

  private static SparkOperatorFactory file(
      Setting<String> name, String wanted, @Nullable Path root) {
    if (root == null) {
      if (BUILT_IN.contains(wanted)) {
        return new GroupFileFactory(Templates.builtIn(wanted));
      }
      throw new InvalidInput(
          name.origin(), "a snapshot has no files; compile the project to use `" + wanted + "`");
    }
    Path folder = root.toAbsolutePath().normalize();
    Path file = folder.resolve(wanted).normalize();
    if (!file.startsWith(folder)) {
      throw new InvalidInput(
          name.origin(), "`" + wanted + "` lies outside the project; move it into the project");
    }
    if (!Files.isRegularFile(file)) {
      if (BUILT_IN.contains(wanted)) {
        return new GroupFileFactory(Templates.builtIn(wanted));
      }
      throw new InvalidInput(
          name.origin(), "the project has no file `" + wanted + "`; add it or correct the path");
    }
    return new GroupFileFactory(Templates.ofFile(file, wanted));
  }

  // The loader stays open: the factory may load more of its classes while it is used.
  @SuppressWarnings("resource")
  private static SparkOperatorFactory ofClass(
      Setting<String> name, String wanted, @Nullable Path plugins) {
    ClassLoader loader = Factories.class.getClassLoader();
    if (plugins != null) {
      loader = new URLClassLoader(jars(name, plugins), loader);
    }
    try {
      // Nothing of the class runs before it is known to be a factory: settings may name any class.
      Class<?> named = Class.forName(wanted, false, loader);
      if (SparkOperatorFactory.class.isAssignableFrom(named)) {
        return (SparkOperatorFactory) named.getConstructor().newInstance();
      }
    } catch (ClassNotFoundException e) {
      throw new InvalidInput(
          name.origin(),
          "there is no class `" + wanted + "`; name the folder of its jar with `--plugins`");
    } catch (LinkageError e) {
      throw new InvalidInput(
          name.origin(),
          "`"
              + wanted
              + "` cannot be loaded: "
              + FactoryOperators.reason(e)
              + "; put what it needs into the folder of `--plugins` too");
    } catch (InvocationTargetException e) {
      throw new InvalidInput(
          name.origin(),
          "`"
              + wanted
              + "` cannot be created: "
              + FactoryOperators.reason(e.getTargetException())
              + "; correct its constructor");
    } catch (ReflectiveOperationException e) {
      throw new InvalidInput(
          name.origin(),
          "`" + wanted + "` cannot be created; give it a public constructor without parameters");
    }
    throw new InvalidInput(
        name.origin(),
        "`" + wanted + "` does not implement " + SparkOperatorFactory.class.getName());
  }

  private static URL[] jars(Setting<String> name, Path plugins) {
    List<Path> jars;
    try (Stream<Path> all = Files.list(plugins)) {
      jars = all.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new InvalidInput(
          name.origin(), "the plugins' folder " + plugins + " cannot be read; correct `--plugins`");
    }
    return jars.stream().map(Factories::url).toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
