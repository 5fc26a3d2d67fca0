package io.github.lightsailsnapshot.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxySelectorTest {
  private static final String HTTPS = "https://lightsail.eu-central-1.amazonaws.com/";
  private static final String HTTP = "http://hc.example/ping";
  private final Map<String, String> environment = new HashMap<>();

  private String proxyFor(String uri) {
    Proxy proxy = EnvironmentProxySelector.ofEnvironment(environment)
        .select(URI.create(uri))
        .get(0);
    return proxy.type() == Proxy.Type.DIRECT
        ? "none"
        : proxy.address().toString().replaceAll("/<unresolved>", "");
  }

  @Test
  void withoutVariablesThereIsNoProxy() {
    assertThat(proxyFor(HTTPS)).isEqualTo("none");
    assertThat(EnvironmentProxySelector.ofEnvironment(environment)).hasToString("no proxy");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, a:1, none",
    "https_proxy, a:1, none",
    "HTTP_PROXY, none, a:1",
    "http_proxy, none, a:1"
  })
  void eachVariableIsForItsOwnScheme(String variable, String forHttps, String forHttp) {
    environment.put(variable, "http://a:1");
    assertThat(proxyFor(HTTPS)).isEqualTo(forHttps);
    assertThat(proxyFor(HTTP)).isEqualTo(forHttp);
  }

  @Test
  void aNameInLowerCaseWinsUnlessItIsEmpty() {
    environment.put("HTTPS_PROXY", "http://upper:1");
    environment.put("https_proxy", "http://lower:2");
    assertThat(proxyFor(HTTPS)).isEqualTo("lower:2");
    environment.put("https_proxy", " ");
    assertThat(proxyFor(HTTPS)).isEqualTo("upper:1");
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example:3128, proxy.example:3128",
    "HTTP://proxy.example:3128/, proxy.example:3128",
    "http://proxy.example, proxy.example:80",
    "http://u:p@proxy.example:3128, proxy.example:3128",
    "http://u:p@:/w@proxy.example:3128, proxy.example:3128",
    "' http://proxy.example:3128 ', proxy.example:3128"
  })
  void theUsualFormsOfAnAddressAreRead(String value, String proxy) {
    environment.put("HTTPS_PROXY", value);
    assertThat(proxyFor(HTTPS)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:s3cret@",
        "http://user:s3cret@host:port",
        "http://user:s3cret@host:99999",
        "https://user:s3cret@proxy.example",
        "socks5://user:s3cret@proxy.example:1080",
        "http://user:s3cret@a b"
      })
  void whatIsNoProxyIsRefusedByTheVariablesNameAndWithoutItsValue(String value) {
    environment.put("HTTPS_PROXY", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvironmentProxySelector.ofEnvironment(environment))
        .withMessageStartingWith("HTTPS_PROXY ")
        .withMessageContaining("http://proxy.example:3128")
        .withNoCause()
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret", "user"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "amazonaws.com",
        ".amazonaws.com",
        "*.amazonaws.com",
        "LIGHTSAIL.eu-central-1.amazonaws.com",
        "x.example, amazonaws.com",
        "x.example amazonaws.com:443"
      })
  void aHostOfTheListIsReachedDirectly(String list) {
    environment.put("HTTPS_PROXY", "http://a:1");
    environment.put("no_proxy", list);
    assertThat(proxyFor(HTTPS)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "naws.com", "example", "amazonaws.com:80", "10.0.0.0/8", "/8", ","})
  void anyOtherHostIsNot(String list) {
    environment.put("HTTPS_PROXY", "http://a:1");
    environment.put("NO_PROXY", list);
    assertThat(proxyFor(HTTPS)).isEqualTo("a:1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, https://10.1.2.3/, none",
    "10.0.0.0/8, https://11.1.2.3/, a:1",
    "10.1.2.3, https://10.1.2.3:8443/, none",
    "10.1.2.3:443, https://10.1.2.3:8443/, a:1",
    "10.0.0.0/33, https://10.1.2.3/, a:1",
    "fd00::/8, 'https://[fd00::1]/', none",
    "[fd00::1], 'https://[fd00::1]/', none",
    "fd00::/8, 'https://[fe80::1]/', a:1"
  })
  void addressesAndTheirRangesAreUnderstood(String list, String uri, String proxy) {
    environment.put("HTTPS_PROXY", "http://a:1");
    environment.put("NO_PROXY", list);
    assertThat(proxyFor(uri)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:1/", "http://127.0.0.1:1/", "http://127.9.9.9/", "http://[::1]/"
      })
  void thisHostIsNeverReachedByAProxy(String uri) {
    environment.put("HTTP_PROXY", "http://a:1");
    assertThat(proxyFor(uri)).isEqualTo("none");
  }

  @Test
  void inACgiProgramTheVariableThatAClientCanSetIsIgnored() {
    environment.put("HTTP_PROXY", "http://attacker:1");
    environment.put("REQUEST_METHOD", "GET");
    assertThat(proxyFor(HTTP)).isEqualTo("none");
    environment.put("http_proxy", "http://a:1");
    assertThat(proxyFor(HTTP)).isEqualTo("a:1");
  }

  @Nested
  class SystemProperties {
    @BeforeEach
    void proxyOfTheJvm() {
      environment.put("HTTPS_PROXY", "http://a:1");
      System.setProperty("https.proxyHost", "jvm.example");
      System.setProperty("https.proxyPort", "8080");
    }

    @AfterEach
    void clear() {
      System.clearProperty("https.proxyHost");
      System.clearProperty("https.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }

    @Test
    void winOverTheEnvironment() {
      assertThat(proxyFor(HTTPS)).isEqualTo("jvm.example:8080");
    }

    @Test
    void exemptTheirHostsFromTheEnvironmentsProxyToo() {
      System.setProperty("http.nonProxyHosts", "*.amazonaws.com");
      assertThat(proxyFor(HTTPS)).isEqualTo("none");
    }
  }

  @Nested
  class UserAndPassword {
    private EnvironmentProxySelector selector() {
      environment.put("HTTPS_PROXY", "http://us%40er:s3%2Bcr+et@proxy.example:3128");
      return EnvironmentProxySelector.ofEnvironment(environment);
    }

    private PasswordAuthentication asked(String host, RequestorType by) {
      Authenticator authenticator = selector().authenticator().orElseThrow();
      return authenticator.requestPasswordAuthenticationInstance(
          host, null, 3128, "http", "realm", "basic", null, by);
    }

    @Test
    void areForTheProxyAndDecoded() {
      PasswordAuthentication user = asked("proxy.example", RequestorType.PROXY);
      assertThat(user.getUserName()).isEqualTo("us@er");
      assertThat(user.getPassword()).isEqualTo("s3+cr+et".toCharArray());
    }

    @Test
    void areForNobodyElse() {
      assertThat(asked("proxy.example", RequestorType.SERVER)).isNull();
      assertThat(asked("other.example", RequestorType.PROXY)).isNull();
    }

    @Test
    void areNotShown() {
      environment.put("NO_PROXY", "x.example");
      assertThat(selector()).hasToString("https by proxy.example:3128, none for x.example");
    }

    @Test
    void thatThereAreNotNeedNoAuthenticator() {
      environment.put("HTTPS_PROXY", "http://proxy.example:3128");
      assertThat(EnvironmentProxySelector.ofEnvironment(environment).authenticator())
          .isEmpty();
    }
  }
}
