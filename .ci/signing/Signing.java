import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/**
 * A throw-away key for a trial release, and the check of what was signed with it.
 *
 * <pre>
 * Signing key KEY             writes a new secret key, ASCII-armoured
 * Signing verify KEY FILE...  checks the signature FILE.asc of each file
 * </pre>
 */
class Signing {
  public static void main(String[] arguments) throws IOException, PGPException, GeneralSecurityException {
    Path key = Path.of(arguments[1]);
    if (arguments[0].equals("key")) {
      try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(key))) {
        newKey().encode(out);
      }
      return;
    }
    PGPPublicKey trusted;
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(key))) {
      trusted = new PGPSecretKeyRing(in, new JcaKeyFingerprintCalculator()).getPublicKey();
    }
    for (String file : List.of(arguments).subList(2, arguments.length)) {
      if (!isSigned(Path.of(file), trusted)) {
        System.err.println("The signature is not that of this file: " + file);
        System.exit(1);
      }
    }
  }

  private static PGPSecretKeyRing newKey() throws PGPException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PGPDigestCalculator sha1 = new JcaPGPDigestCalculatorProviderBuilder().build().get(HashAlgorithmTags.SHA1);
    JcaPGPKeyPair pair = new JcaPGPKeyPair(
        PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), new Date());
    return new PGPKeyRingGenerator(
            PGPSignature.POSITIVE_CERTIFICATION,
            pair,
            "Trial <trial@example.com>",
            sha1,
            null,
            null,
            new JcaPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
            null)
        .generateSecretKeyRing();
  }

  private static boolean isSigned(Path file, PGPPublicKey trusted) throws IOException, PGPException {
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(Path.of(file + ".asc")))) {
      PGPSignature signature = ((PGPSignatureList) new JcaPGPObjectFactory(in).nextObject()).get(0);
      signature.init(new JcaPGPContentVerifierBuilderProvider(), trusted);
      signature.update(Files.readAllBytes(file));
      return signature.verify();
    }
  }
}
