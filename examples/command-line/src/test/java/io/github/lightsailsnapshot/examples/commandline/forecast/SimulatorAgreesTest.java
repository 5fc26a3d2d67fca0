package io.github.lightsailsnapshot.examples.commandline.forecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import io.github.lightsailsnapshot.examples.simulator.SimulatorServer;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulator's page, the command's document and plans made one after the other say the same. */
class SimulatorAgreesTest {
  private static final int RUNS = Math.min(1_000, Integer.getInteger("seeds", 1_000));
  private static final List<String> COUNTING =
      List.of("last", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly");
  private static final List<String> OTHERS =
      List.of("within=9d", "daily-within=20d", "younger-than=12d", "weekly-within=1m");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/London", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe");

  private static final List<String> WEEKDAYS = List.of("", "", "mon,tue,thu,sunday", "fri,sat,sun");

  private static final Pattern GAP =
      Pattern.compile(">([0-9]+ days?)</t[hd]>\\s*<t[hd]>([0-9]+ (?:hour|day)s?) apart<");
  private static final Map<String, String> AGES = Map.of(
      "1 day",
      "day",
      "7 days",
      "week",
      "30 days",
      "month",
      "91 days",
      "quarter",
      "365 days",
      "year");

  private final HttpClient http = HttpClient.newHttpClient();

  /** A policy and a schedule, by the names that the page and the command have in common. */
  private static Map<String, String> settings(Random random) {
    boolean hasTimes = random.nextBoolean();
    return new TreeMap<>(Map.of(
        "keep",
        policy(random),
        "every",
        hasTimes ? 1 + random.nextInt(3) + "d" : 7 + random.nextInt(40) + "h",
        "at",
        hasTimes ? random.nextBoolean() ? "02:30" : "00:15,13:45" : "",
        "weekdays",
        hasTimes ? WEEKDAYS.get(random.nextInt(WEEKDAYS.size())) : "",
        "zone",
        ZONES.get(random.nextInt(ZONES.size())),
        "start",
        Instant.parse("2026-01-01T00:00:00Z")
            .plusSeconds(random.nextInt(40_000_000))
            .toString(),
        "for",
        15 + random.nextInt(30) + "d",
        "size-gb",
        Integer.toString(1 + random.nextInt(640)),
        "price",
        "0.0" + (1 + random.nextInt(9))));
  }

  private static String policy(Random random) {
    List<String> words = new ArrayList<>(COUNTING);
    StringBuilder text = new StringBuilder();
    int rules = 1 + random.nextInt(4);
    for (int i = 0; i < rules; i++) {
      String word = words.remove(random.nextInt(words.size()));
      text.append(i == 0 ? "" : random.nextBoolean() ? ", " : " then ")
          .append(word + "=" + (1 + random.nextInt(8)));
    }
    return random.nextInt(3) == 0
        ? text + ", " + OTHERS.get(random.nextInt(OTHERS.size()))
        : text.toString();
  }

  /** A thousand pages, documents and series of plans take longer than other tests may. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void for_random_policies_and_schedules() throws IOException, InterruptedException {
    try (SimulatorServer server = SimulatorServer.start(0, Clock.systemUTC())) {
      for (int seed = 0; seed < RUNS; seed++) {
        Map<String, String> settings = settings(new Random(seed));
        JsonNode document = document(settings);
        assertThat(planned(settings, document))
            .as("%s %s", seed, settings)
            .isEqualTo(told(document));
        settings.put("priced", document.get("cost").get("asOf").asText());
        String page = page(server, settings);
        assertThat(shown(page, "At most")).isEqualTo(document.get("mostHeld").asText());
        JsonNode steps = document.get("steps");
        JsonNode last = steps.get(steps.size() - 1);
        assertThat(page).contains(">" + last.get("held").asInt() + " held, back ");
        assertThat(shown(page, "Steady")).as("%s %s", seed, settings).isEqualTo(steady(document));
        assertThat(shown(page, "Kept")).isEqualTo(last.get("held").asText());
        assertThat(shown(page, "To delete"))
            .isEqualTo(Integer.toString(last.get("deleted").size()));
        isLength(shown(page, "Reach at the end"), document.get("reach"));
        areGaps(page, document.get("gaps"));
        isCost(page, document.get("cost"));
      }
    }
  }

  /** A page shows whole hours or days. */
  private static void isLength(String shown, JsonNode length) {
    assertThat(shown).matches("[0-9]+ (hour|day)s?");
    Duration unit = shown.contains("hour") ? Duration.ofHours(1) : Duration.ofDays(1);
    long number = Long.parseLong(shown.substring(0, shown.indexOf(' ')));
    assertThat(Duration.parse(length.asText()))
        .isGreaterThanOrEqualTo(unit.multipliedBy(number))
        .isLessThan(unit.multipliedBy(number + 1));
  }

  private static void areGaps(String page, JsonNode gaps) {
    List<String> ages = new ArrayList<>();
    Matcher row = GAP.matcher(page);
    while (row.find()) {
      String age = AGES.getOrDefault(row.group(1), row.group(1));
      ages.add(age);
      assertThat(gaps.has(age)).as("%s in %s", age, gaps).isTrue();
      isLength(row.group(2), gaps.get(age));
    }
    assertThat(ages).containsExactlyElementsOf(gaps::fieldNames);
  }

  private static void isCost(String page, JsonNode cost) {
    JsonNode held = cost.get("steady").isNull() ? cost.get("most") : cost.get("steady");
    assertThat(shown(page, "Cost at most"))
        .isEqualTo(
            held.get("perMonth").decimalValue().setScale(2, RoundingMode.UP).toPlainString() + " "
                + cost.get("currency").asText());
    assertThat(page)
        .contains("a month, for " + held.get("gb").asLong() + " GB at "
            + cost.get("perGbMonth").decimalValue().toPlainString() + " as of "
            + cost.get("asOf").asText());
  }

  private static JsonNode document(Map<String, String> settings) throws IOException {
    List<String> words = new ArrayList<>(List.of("forecast", "--output", "json"));
    settings.forEach((name, value) -> {
      if (!value.isEmpty()) {
        words.addAll(List.of("--" + name, value));
      }
    });
    ProgramRun program = new ProgramRun();
    assertThat(program.run(words.toArray(String[]::new)))
        .as(program.err.toString(UTF_8))
        .isZero();
    return new ObjectMapper().readTree(program.out.toString(UTF_8));
  }

  private static List<String> told(JsonNode document) {
    List<String> steps = new ArrayList<>();
    document
        .get("steps")
        .forEach(step -> steps.add(step.get("at").asText() + " "
            + step.get("held").asInt() + " " + step.get("deleted").size()));
    return steps;
  }

  /** One plan after the other, at the times that the document names. */
  private static List<String> planned(Map<String, String> settings, JsonNode document) {
    RetentionPolicy policy = RetentionPolicy.parse(settings.getOrDefault("keep", ""));
    ZoneId zone = ZoneId.of(settings.getOrDefault("zone", ""));
    List<String> steps = new ArrayList<>();
    List<Snapshot> held = new ArrayList<>();
    for (JsonNode step : document.get("steps")) {
      Instant at = Instant.parse(step.get("at").asText());
      held.add(Snapshot.available(at.toString(), "forecast", at));
      RetentionPlan plan = RetentionPlan.of(policy, held, at, zone);
      held = new ArrayList<>(plan.kept());
      steps.add(at + " " + held.size() + " " + plan.deletions().size());
    }
    return steps;
  }

  private String page(SimulatorServer server, Map<String, String> settings)
      throws IOException, InterruptedException {
    String query = settings.entrySet().stream()
        .map(entry -> entry.getKey().replace("size-gb", "size") + "="
            + URLEncoder.encode(entry.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
    HttpResponse<String> answer = http.send(
        HttpRequest.newBuilder(server.address().resolve("/?" + query)).build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String shown(String page, String fact) {
    Matcher shown = Pattern.compile("<dt>" + fact + "</dt><dd>([^<]*?) *<").matcher(page);
    assertThat(shown.find()).as("%s in %s", fact, page).isTrue();
    return shown.group(1);
  }

  private static String steady(JsonNode document) {
    JsonNode steady = document.get("steadyHeld");
    return steady.isNull()
        ? "not yet"
        : steady.get("least").equals(steady.get("most"))
            ? steady.get("most").asText()
            : steady.get("least").asText() + " to " + steady.get("most").asText();
  }
}
