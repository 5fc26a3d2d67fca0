package io.github.lightsailsnapshot.examples.lambda;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long a new container takes for its first invocation, and how many classes it loads: the function that takes a
 * snapshot, beside one that makes the same two calls with the plain SDK. Pairs, so that a busy machine slows both.
 */
final class ColdStartBenchmark {
  private static final int PAIRS = 10;

  private ColdStartBenchmark() {}

  public static void main(String[] args) throws IOException {
    Template template = Template.read();
    List<Map<String, String>> ours = new ArrayList<>();
    List<Map<String, String>> plain = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      ours.add(start(template, template.handler(Template.SNAPSHOT)));
      plain.add(start(template, PlainSdkFunction.class.getName()));
    }
    System.out.printf(
        Locale.ROOT,
        "Medians of %d pairs: the function %d ms, %d classes; the plain SDK %d ms, %d classes%n",
        PAIRS,
        median(ours, "millis"),
        median(ours, "classes"),
        median(plain, "millis"),
        median(plain, "classes"));
    double ratio = IntStream.range(0, PAIRS)
        .mapToDouble(i -> number(ours.get(i), "millis") / (double) number(plain.get(i), "millis"))
        .sorted()
        .toArray()[PAIRS / 2];
    System.out.printf(Locale.ROOT, "Median of the ratios: %.2f%n", ratio);
  }

  private static Map<String, String> start(Template template, String handler) throws IOException {
    try (LocalAws aws = LocalAws.start()) {
      aws.lightsail("eu-central-1").settles("available", After.listings(5)).instance("web-1");
      try (Container container =
          Container.start(handler, 60_000, template.variables(), aws.endpoint())) {
        return container.invoke(Map.of("scheduledFor", Instant.now().toString()));
      }
    }
  }

  private static long median(List<Map<String, String>> answers, String of) {
    return answers.stream()
        .map(answer -> number(answer, of))
        .sorted(Comparator.naturalOrder())
        .toList()
        .get(answers.size() / 2);
  }

  private static long number(Map<String, String> answer, String of) {
    return Long.parseLong(answer.get(of));
  }
}
