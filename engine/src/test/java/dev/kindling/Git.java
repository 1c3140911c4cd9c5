package dev.kindling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git, to make repositories with. */
public final class Git {

  private Git() {}

  /** Runs git in that folder as a tester without settings, and gives what it says. */
  public static String run(Path folder, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=Tester",
                "-c",
                "user.email=tester@example.org",
                // Or git goes on tidying in the background when the folder is removed.
                "-c",
                "gc.auto=0",
                "-c",
                "maintenance.auto=false"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
