package org.graalvm.shadowed.com.ibm.icu.text;

import java.text.Normalizer;

/** The part of ICU that the unpacked Python parser calls to normalize identifiers. */
public final class Normalizer2 {

  private static final Normalizer2 NFKC = new Normalizer2();

  private Normalizer2() {}

  public static Normalizer2 getNFKCInstance() {
    return NFKC;
  }

  public String normalize(CharSequence text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
