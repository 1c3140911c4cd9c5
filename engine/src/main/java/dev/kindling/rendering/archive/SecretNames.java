package dev.kindling.rendering.archive;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names under which tools keep passwords, keys and tokens, each as the tool's documentation gives
 * it. Python modules never count by their name: {@code credentials.py} is code.
 */
final class SecretNames {

  /** Folders that tools keep in a home or a project, of which some file holds a login. */
  private static final Set<String> FOLDERS =
      Set.of(
          ".aws",
          ".azure",
          ".boto",
          ".databricks",
          ".docker",
          ".gcloud",
          ".gcp",
          ".gnupg",
          ".gsutil",
          ".huggingface",
          ".kaggle",
          ".kube",
          ".mc",
          ".oci",
          ".password-store",
          ".secrets",
          ".snowflake",
          ".snowsql",
          ".ssh",
          ".terraform",
          ".vault",
          "secrets");

  private static final Set<String> FILES =
      Set.of(
          ".boto",
          ".condarc",
          ".databrickscfg",
          ".dockercfg",
          ".dockerconfigjson",
          ".envrc",
          ".git-credentials",
          ".htpasswd",
          ".my.cnf",
          ".mylogin.cnf",
          ".netrc",
          "_netrc",
          ".npmrc",
          ".pgpass",
          "pgpass.conf",
          ".pypirc",
          ".python_history",
          ".bash_history",
          ".s3cfg",
          ".vault-token",
          ".vault_pass",
          ".vault_pass.txt",
          ".yarnrc.yml",
          "adc.json",
          "auth.json",
          "config.local",
          "htpasswd",
          "kaggle.json",
          "kubeconfig",
          "pip.conf",
          "pip.ini",
          "rclone.conf");

  /** Endings of keys, key stores, sealed states and password safes. */
  private static final List<String> ENDINGS =
      List.of(
          ".gpg",
          ".jceks",
          ".jks",
          ".kdb",
          ".kdbx",
          ".key",
          ".keystore",
          ".keytab",
          ".kubeconfig",
          ".ovpn",
          ".p12",
          ".p8",
          ".pem",
          ".pfx",
          ".pkcs12",
          ".ppk",
          ".tfstate",
          ".tfstate.backup",
          ".tfvars",
          ".tfvars.json",
          ".token",
          ".truststore");

  private static final Pattern PRIVATE_KEY = Pattern.compile("id_(rsa|dsa|ecdsa|ed25519)(_sk)?.*");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(\\..*|-.*)?|.+\\.env");

  /**
   * {@code service-account.json}, {@code gcp_key.json}, {@code prod.secrets.yml}; not {@code
   * special_tokens.json}, which language models have.
   */
  private static final Pattern TELLING =
      Pattern.compile(
          "((.*[-_. ])?(secrets?|passwords?|passwd|(api|auth|access|refresh|bot)[-_]?tokens?"
              + "|(api|private|access|gcp|gcs|google|aws|azure|bigquery|gcloud|sa)[-_]?keys?"
              + "|service[-_]?accounts?|keyfile)([-_. ].*)?|token)"
              + "\\.(json|ya?ml|toml|ini|cfg|conf|properties|txt|env|xml)");

  private SecretNames() {}

  /** Whether the path, relative to the project, is one of a secret. */
  static boolean covers(String path) {
    List<String> steps = List.of(path.toLowerCase(Locale.ROOT).split("/"));
    String name = steps.get(steps.size() - 1);
    List<String> folders = steps.subList(0, steps.size() - 1);
    boolean module = name.endsWith(".py") || name.endsWith(".pyi") || name.endsWith(".ipynb");
    if (folders.stream().anyMatch(SecretNames::isSecretFolder)) {
      return !module;
    }
    return !module
        && (FILES.contains(name)
            || ENVIRONMENT.matcher(name).matches() && !isExample(name)
            || name.contains("credential")
            || ENDINGS.stream().anyMatch(name::endsWith)
            || PRIVATE_KEY.matcher(name).matches()
            || TELLING.matcher(name).matches());
  }

  private static boolean isSecretFolder(String folder) {
    return FOLDERS.contains(folder) || folder.startsWith("credential");
  }

  /** {@code .env.example} shows which variables there are, without their values. */
  private static boolean isExample(String name) {
    return name.endsWith(".example") || name.endsWith(".sample") || name.endsWith(".template");
  }
}
