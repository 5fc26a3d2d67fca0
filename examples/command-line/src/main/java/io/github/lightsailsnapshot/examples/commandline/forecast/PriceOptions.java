package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.AtLeastOne;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for what snapshots cost. */
final class PriceOptions {
  @Option(
      names = "--size-gb",
      converter = AtLeastOne.class,
      paramLabel = "N",
      description =
          "The size of the instance's disk in GB; by default that of its newest snapshot.")
  private Optional<Integer> sizeGb = Optional.empty();

  @Option(
      names = "--price",
      paramLabel = "P",
      description = "The price of a GB of snapshots for a month in USD, such as 0.05; look it up.")
  private Optional<BigDecimal> price = Optional.empty();

  void check() {
    price.ifPresent(amount -> price(amount, LocalDate.EPOCH));
    if (sizeGb.isPresent() && price.isEmpty()) {
      throw new UsageException("--size-gb needs --price: what a GB costs a month, such as 0.05");
    }
  }

  private static Price price(BigDecimal amount, LocalDate asOf) {
    return UsageException.checked("--price", () -> new Price(amount, "USD", asOf));
  }

  /** The size and the price, if both are known. */
  record Basis(int sizeGb, Price price) {
    Cost of(Forecast forecast) {
      return forecast.cost(sizeGb, price);
    }
  }

  Optional<Basis> basis(List<Snapshot> existing, LocalDate today) {
    return price.map(amount -> new Basis(
        sizeGb
            .or(() -> newest(existing))
            .orElseThrow(() -> new UsageException(
                "--price needs --size-gb, the size of the instance's disk in GB")),
        price(amount, today)));
  }

  private static Optional<Integer> newest(List<Snapshot> existing) {
    return existing.stream().min(Snapshot.NEWEST_FIRST).map(Snapshot::sizeGb).filter(gb -> gb > 0);
  }
}
