package dev.kindling.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit sees of this machine: nothing. By default it starts {@code git} to find the
 * configuration of the system, reads the user's, and writes probe files into a repository to
 * measure how exact its file system's clock is.
 */
final class IsolatedSystem extends SystemReader.Delegate {

  private static final IsolatedSystem INSTALLED = new IsolatedSystem(SystemReader.getInstance());

  private IsolatedSystem(SystemReader system) {
    super(system);
  }

  /** From here on JGit asks this machine for nothing. */
  static void install() {
    SystemReader.setInstance(INSTALLED);
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  /** A configuration that no file holds. */
  private static final class Empty extends FileBasedConfig {

    Empty(@Nullable Config parent, FS files) {
      super(parent, null, files);
    }

    @Override
    public void load() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    /** A clock of whole seconds is what every file system has: nothing is left to measure. */
    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(1, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }
}
