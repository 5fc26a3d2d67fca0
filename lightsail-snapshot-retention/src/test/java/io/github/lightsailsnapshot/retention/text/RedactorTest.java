package io.github.lightsailsnapshot.retention.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final Redactor REDACTOR = Redactor.standard();

  @Nested
  class AddressPattern {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "no route to https://hooks.example.com/T0/S3CRET|no route to https://...",
          "GET http://h/a?token=S3CRET&b=c failed|GET http://... failed",
          "at https://user:S3CRET@h/a, then|at https://... then",
          "https://a/S3CRET and ftp://b/S3CRET, wss://S3CRET|https://... and ftp://... wss://...",
          "https://a/S3CRET,https://b/S3CRET|https://...",
          "at \"https://h/S3CRET\"; next|at \"https://...\"; next",
          "at 'https://h/S3CRET', next|at 'https://...', next",
          "<a href=\"https://h/S3CRET\">x|<a href=\"https://...\">x",
          "https://h/a'S3CRET end|https://... end",
          "https://user:pa\"S3CRET@h end|https://... end",
          "https://user:pa<S3CRET>@h end|https://... end",
          "https://.S3CRET|https://...",
          "file:///S3CRET/a|file://...",
          "jdbc:postgresql://u:S3CRET@h/db|jdbc:postgresql://...",
          "a-scheme-that-is-longer-than-most://S3CRET|a-scheme-that-is-longer-than-most://...",
          "://S3CRET|://...",
          "https:\\/\\/h\\/S3CRET|https:\\/\\/...",
          "to=https%3A%2F%2Fh%2FS3CRET|to=https%3A%2F%2F...",
          "to=https%3a//h%2FS3CRET|to=https%3a//...",
          "to=https%253A%252F%252Fh%252FS3CRET|to=https%253A%252F%252F...",
        })
    void showTheirSchemeAlone(String text, String shown) {
      assertThat(REDACTOR.redact(text)).isEqualTo(shown).doesNotContain("S3CRET");
    }

    @Test
    void endWhereALineDoes() {
      assertThat(REDACTOR.redact("https://h/S3CRET\nnext\r\nhttps://h/S3CRET\r\nlast"))
          .isEqualTo("https://...\nnext\r\nhttps://...\r\nlast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\u000b", "\u0000", "\u00a0", "\u200b", "\u202e", "\u2028"})
    void areNotEndedByWhatNobodySees(String invisible) {
      assertThat(REDACTOR.redact("https://h/a" + invisible + "S3CRET end"))
          .isEqualTo("https://... end");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "it must begin with https://",
          "it begins with https:// and a host",
          "it begins with http://, which is refused",
          "it begins with \"https://\".",
          "(https://)",
          "https://...",
        })
    void areNotWhereASchemeIsOnlySpokenOf(String text) {
      assertThat(REDACTOR.redact(text)).isEqualTo(text);
    }
  }

  @Nested
  class UserAndPassword {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "proxy user:S3CRET@host:3128 refused|proxy ...@host:3128 refused",
          "HTTPS_PROXY=user:S3CRET@host|HTTPS_PROXY=...@host",
          "//user:S3CRET@host/a|//...@host/a",
          "(user:S3CRET@host)|(...@host)",
          "user:S3C@RET@host|...@host",
          "me@example.com:S3CRET@host|...@host",
          "user:a/b=c,S3CRET@host|...@host",
          "user:S3\"CRET@host|...@host",
          "a:S3CRET@h b:S3CRET@h|...@h ...@h",
          "thin:user/S3CRET@host|...@host",
        })
    void areHiddenWithoutASchemeToo(String text, String shown) {
      assertThat(REDACTOR.redact(text)).isEqualTo(shown).doesNotContain("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Backups <ops@example.com>",
          "to: a@x.org, b@x.org",
          "{\"to\":\"ops@example.com\"}",
          "arn:aws:ses:eu-west-1:123456789012:identity/ops@example.com",
          "User: arn:aws:sts::123456789012:assumed-role/a/ops@example.com is not authorized",
          "last=3, daily=7 then tagged=hold:yes",
          "at 12:30:15 Policy$$Lambda/0x0001@6b884d57",
          "web-1-auto-2026-11-22T03-00-00Z",
        })
    void areNotSeenInOtherNames(String text) {
      assertThat(REDACTOR.redact(text)).isEqualTo(text);
    }
  }

  @Nested
  class TokenPattern {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "POST /hook?key=S3CRET&sig=S3CRET#x|POST /hook?key=...&sig=...#x",
          "password=S3CRET, next|password=..., next",
          "secretAccessKey = S3CRET next|secretAccessKey = ... next",
          "aws_session_token%3DS3CRET|aws_session_token%3D...",
          "{\"SecretAccessKey\" : \"a S3CRET\", \"b\":1}|{\"SecretAccessKey\" : ..., \"b\":1}",
          "{\\\"token\\\":\\\"S3CRET\\\"}|{\\\"token\\\":...}",
          "token='a S3CRET' next|token=... next",
          "password=\"a S3CRET without an end|password=...",
          "Authorization: Bearer S3CRET next|Authorization: ...",
          "{\"Authorization\":\"Basic S3CRET=\"}|{\"Authorization\":\"...\"}",
          "X-Api-Key: S3CRET|X-Api-Key: ...",
          "x-amz-security-token:S3CRET|x-amz-security-token:...",
          "refused Bearer S3CRET.a-b_c next|refused Bearer ... next",
          "refused Basic dXNlcjpwYXNz next|refused Basic ... next",
          "AWS4-HMAC-SHA256 Credential=S3CRET/a, Signature=S3CRET|AWS4-HMAC-SHA256 Credential=..., Signature=...",
          "the key AKIAIOSFODNN7EXAMPLE is|the key ... is",
          "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.S3CRET here|got ... here",
          "got xoxb-123456789-S3CRET here|got ... here",
          "got ghp_0123456789abcdefS3CRET here|got ... here",
        })
    void areKnownByWhatStandsBeforeThemOrByTheirForm(String text, String shown) {
      assertThat(REDACTOR.redact(text)).isEqualTo(shown).doesNotContain("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
          "it has an aws_access_key_id without an aws_secret_access_key",
          "The key of a signature must have at least 16 bytes, not 5",
          "allow the JDK to send them by Basic authentication with -Djdk.http.auth=",
          "AccessDeniedException: User is not authorized to perform: lightsail:CreateInstanceSnapshot",
          "WEBHOOK_KEY: The key is short",
          "is this right? no=1",
          "The security token included in the request is expired",
        })
    void areNotSeenInProse(String text) {
      assertThat(REDACTOR.redact(text)).isEqualTo(text);
    }
  }

  @Nested
  class SecretsOfTheHost {
    private final Redactor redactor =
        REDACTOR.with(List.of("s3cret", "s3cret-long", "p@ss wörd/1%"));

    @ParameterizedTest
    @CsvSource({
      "it says s3cret twice: s3cret, it says ... twice: ...",
      "as S3CRET, as ...",
      "as s3cret-long, as ...",
      "as p@ss wörd/1%, as ...",
      "as p%40ss%20w%C3%B6rd%2f1%25, as ...",
    })
    void areHiddenInAnyForm(String text, String shown) {
      assertThat(redactor.redact(text)).isEqualTo(shown);
      assertThat(redactor.findsIn(text)).isTrue();
    }

    @Test
    void areNoPatterns() {
      assertThat(REDACTOR.with(List.of(".*", "\\E")).redact("a .* b \\E c"))
          .isEqualTo("a ... b ... c");
    }

    @Test
    void areAddedToThoseBefore() {
      assertThat(redactor.with(List.of("another")).redact("s3cret, another")).isEqualTo("..., ...");
      assertThat(redactor.redact("another")).isEqualTo("another");
    }

    @Test
    void areFoundOnlyIfGiven() {
      assertThat(redactor.findsIn("https://h/secret")).isFalse();
      assertThat(REDACTOR.findsIn("s3cret")).isFalse();
    }

    @Test
    void areShownByNoRedactor() {
      assertThat(redactor).hasToString("Redactor[3 secrets, not shown]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003"})
    void mustNotBeBlank(String blank) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> REDACTOR.with(List.of("s3cret", blank)))
          .withMessageStartingWith("A secret is blank")
          .withMessageNotContaining("s3cret");
    }
  }

  /** Cut anywhere first, what is left of a secret would be no longer recognised. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "at user:S3CRET-S3CRET@host/a",
        "at https://user:S3CRET-S3CRET@host/a",
        "at Bearer S3CRET-S3CRET",
        "at S3CRET-given",
      })
  void isRedactedBeforeItIsCut(String text) {
    Redactor redactor = REDACTOR.with(List.of("S3CRET-given"));
    for (int most = 1; most <= text.length(); most++) {
      assertThat(redactor.line(text, most)).doesNotContain("S3", "user").hasSizeLessThan(most + 1);
    }
  }

  @Test
  void aLineIsPlainAsWell() {
    assertThat(REDACTOR.line("\u001b[31mhttps://h/S3CRET\nSUCCEEDED\u202e", 100))
        .isEqualTo("?[31mhttps://...?SUCCEEDED?");
  }

  @Test
  void whatIsRedactedStaysAsItIs() {
    String[] parts = {
      "https://",
      "user:",
      "pw@",
      "h/",
      "?a=b",
      "&token=x",
      " ",
      "'",
      "\"",
      "...",
      "%3A%2F%2F",
      "Bearer aB1",
      ":",
      "\n",
      "\\",
      "=",
      "Authorization: x",
      "AKIAIOSFODNN7EXAMPLE",
      ","
    };
    Random random = new Random(20261126);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String once = REDACTOR.redact(text.toString());
      assertThat(REDACTOR.redact(once)).as(text.toString()).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "a.",
        "a:/",
        "a:b/",
        "a@",
        ":@",
        "a:b@",
        "://",
        "://a",
        "'a",
        "\"",
        "\\\"",
        "%25",
        "%",
        "%3a",
        "a=",
        "?a=",
        "&",
        "token",
        "token=",
        "token-",
        "token\"",
        "secretsecret \\",
        "Bearer ",
        "Bearer a",
        "eyJ",
        "eyJ-",
        "xoxb-",
        "gh",
        "AKIA",
        "-key",
        "-key:",
        "authorization",
        "arn:aws:",
        " ",
        "\n",
        "a",
        "\ud83d",
        "\ud83d\ude00",
        "s3cre",
        "..."
      })
  void aLongTextTakesLinearTime(String repeated) {
    String text = repeated.repeat(200_000 / repeated.length());
    Redactor redactor = REDACTOR.with(List.of("s3cret"));
    assertThat(redactor.line(text, 100)).hasSizeLessThan(201);
    assertThat(redactor.line(text + " https://h/S3CRET", Integer.MAX_VALUE))
        .doesNotContain("S3CRET");
  }
}
