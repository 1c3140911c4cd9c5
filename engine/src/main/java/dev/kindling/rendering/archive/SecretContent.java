package dev.kindling.rendering.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keys and tokens by the shapes that those who issue them document. A shape that ordinary text has
 * too (any forty characters) is none.
 */
final class SecretContent {

  /** Larger files are data or libraries, and nobody writes a token behind their first part. */
  private static final int LOOKED_AT = 1 << 20;

  private static final List<Pattern> SHAPES =
      List.of(
          // PEM (RFC 7468), OpenSSH, OpenPGP and PuTTY
          Pattern.compile("-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY( BLOCK)?-----"),
          Pattern.compile("PuTTY-User-Key-File-[23]:"),
          // Google: key files of service accounts, API keys, OAuth secrets
          Pattern.compile("\"private_key_id\"\\s{0,9}:\\s{0,9}\"[0-9a-f]{40}\""),
          Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}\\b"),
          Pattern.compile("\\bGOCSPX-[0-9A-Za-z_-]{28}\\b"),
          // Amazon
          Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Pattern.compile(
              "(?i)aws_?secret_?access_?key[\"']?\\s{0,9}[:=]\\s{0,9}[\"']?[0-9A-Za-z/+]{40}\\b"),
          // Azure storage
          Pattern.compile("AccountKey=[0-9A-Za-z+/]{86}=="),
          // GitHub, GitLab, Slack, Databricks, npm, PyPI, SendGrid, Hugging Face, OpenAI, Anthropic
          Pattern.compile("\\bgh[pousr]_[0-9A-Za-z]{36,}\\b"),
          Pattern.compile("\\bgithub_pat_[0-9A-Za-z_]{50,}\\b"),
          Pattern.compile("\\bglpat-[0-9A-Za-z_-]{20,}\\b"),
          Pattern.compile("\\bxox[abeprs]-[0-9A-Za-z-]{20,}\\b"),
          Pattern.compile("\\bdapi[0-9a-f]{32}\\b"),
          Pattern.compile("\\bnpm_[0-9A-Za-z]{36}\\b"),
          Pattern.compile("\\bpypi-AgE[0-9A-Za-z_-]{50,}"),
          Pattern.compile("\\bSG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43}\\b"),
          Pattern.compile("\\bhf_[A-Za-z]{34}\\b"),
          Pattern.compile("\\bsk-(proj|ant|svcacct)-[0-9A-Za-z_-]{40,}"),
          // Stripe, Twilio, HashiCorp Vault
          Pattern.compile("\\b[rs]k_live_[0-9A-Za-z]{24,}\\b"),
          Pattern.compile("\\bhvs\\.[0-9A-Za-z_-]{24,}"));

  private SecretContent() {}

  /** Whether the content of a file holds a key or a token. */
  static boolean in(byte[] content) {
    String text =
        new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    return SHAPES.stream().anyMatch(shape -> shape.matcher(text).find());
  }

  /** Whether it holds public certificates, which runs need to trust a server. */
  static boolean isCertificate(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----");
  }
}
