package dev.kindling.project.folder;

import dev.kindling.files.FileCache;
import dev.kindling.project.kedro.KedroVersion;
import dev.kindling.project.kedro.Requirements;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a project before its Python can be read.
 *
 * @param root the project's folder; no file outside of it and of the import roots is opened
 * @param source the folder of its packages, below the root: {@code src}
 * @param importRoots further folders that imports start from, which the user named
 * @param packageName the project's package
 * @param context the class that a project of 0.16 or earlier names as its context; null for others
 * @param env the environment that {@code KEDRO_ENV} or the user names; null where nobody does
 * @param environment the variables that the project's code may look up
 * @param requirements the packages that the project asks for
 * @param files what its files are opened through
 */
public record CodeOptions(
    Path root,
    Path source,
    List<Path> importRoots,
    String packageName,
    KedroVersion kedro,
    @Nullable String context,
    @Nullable String env,
    Map<String, String> environment,
    Requirements requirements,
    FileCache files) {}
