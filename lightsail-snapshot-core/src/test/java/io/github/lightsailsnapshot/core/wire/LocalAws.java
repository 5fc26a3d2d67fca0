package io.github.lightsailsnapshot.core.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An endpoint on this host that behaves as Lightsail and SES do, for real clients: by {@code endpointOverride}, or by
 * {@code AWS_ENDPOINT_URL} in the environment of another process. Whatever goes wrong is planned in {@link #faults()}.
 * Thread-safe.
 */
public final class LocalAws implements AutoCloseable {
  /** Enough for the attempts that a test leaves hanging; a thread is made when it is first needed. */
  private static final int THREADS = 32;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, LocalAws::daemon);
  private final LocalLightsail everywhere = new LocalLightsail("us-east-1");
  private final Map<String, LocalLightsail> regions = new ConcurrentHashMap<>();
  private final LocalSes ses = new LocalSes();
  private final Faults faults = new Faults();
  private final CallLog calls = new CallLog();
  private volatile Optional<RequestRate> rate = Optional.empty();

  private LocalAws(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", new Endpoint(this));
  }

  /** Serves on a free port. */
  public static LocalAws start() {
    return onPort(0);
  }

  /** Serves on this port, for a process whose environment is fixed beforehand. */
  public static LocalAws onPort(int port) {
    sendAtOnce();
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      LocalAws aws = new LocalAws(HttpServer.create(new InetSocketAddress(here, port), 0));
      aws.server.start();
      return aws;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not serve on port " + port, e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The account, the same one in every region that has none of its own. */
  public LocalLightsail lightsail() {
    return everywhere;
  }

  /** The account as it is in this region only; calls signed for the region see this one from now on. */
  public LocalLightsail lightsail(String region) {
    return regions.computeIfAbsent(region, LocalLightsail::new);
  }

  public LocalSes ses() {
    return ses;
  }

  public Faults faults() {
    return faults;
  }

  public CallLog calls() {
    return calls;
  }

  /** Throttles requests to Lightsail beyond so many a second, in all regions together. */
  public LocalAws allow(int requestsPerSecond) {
    rate = Optional.of(new RequestRate(requestsPerSecond));
    return this;
  }

  boolean throttles(Call call) {
    return call.service().equals("lightsail")
        && rate.filter(limit -> !limit.allows()).isPresent();
  }

  LocalLightsail accountFor(Call call) {
    return regions.getOrDefault(call.region(), everywhere);
  }

  /** Ends at once, delayed replies too. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  /** The JDK's server sends head and body apart; without this the body waits 40 ms for the head's acknowledgement. */
  private static void sendAtOnce() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "local-aws");
    thread.setDaemon(true);
    return thread;
  }
}
