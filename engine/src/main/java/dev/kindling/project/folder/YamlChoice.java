package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.project.kedro.KedroVersion;
import dev.kindling.project.kedro.Release;
import dev.kindling.project.kedro.Requirements;

/** Which library reads a project's YAML, by the versions that it asks for. */
final class YamlChoice {

  /** The first omegaconf that reads by libyaml. */
  private static final Release LIBYAML = Release.of("2.4.0");

  /** The first PyYAML in which the last of several merged mappings wins. */
  private static final Release LAST_WINS = Release.of("6.0.4");

  private YamlChoice() {}

  static YamlFlavour of(Kind kind, KedroVersion kedro, Requirements requirements) {
    boolean first = requirements.names("pyyaml") && !requirements.of("pyyaml").admits(LAST_WINS);
    if (kind != Kind.OMEGACONF) {
      return first || !kedro.atLeast(0, 18, 0) ? YamlFlavour.PYYAML_5 : YamlFlavour.PYYAML;
    }
    if (requirements.of("omegaconf").admits(LIBYAML)) {
      return YamlFlavour.OMEGACONF;
    }
    return first ? YamlFlavour.OMEGACONF_2_3_PYYAML_5 : YamlFlavour.OMEGACONF_2_3;
  }
}
