package io.github.lightsailsnapshot.examples.commandline.forecast;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Age;
import io.github.lightsailsnapshot.retention.forecast.Comparison;
import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import io.github.lightsailsnapshot.retention.forecast.SteadyState;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A forecast as JSON. The README describes every field; a change that breaks a reader raises the version. */
record ForecastDocument(ForecastResult result) {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json);
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    Forecast forecast = result.forecast();
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("kind", "forecast");
    json.writeStringField("schedule", result.schedule());
    json.writeStringField("start", forecast.scenario().start().toString());
    json.writeStringField("end", forecast.scenario().end().toString());
    json.writeStringField("zone", forecast.scenario().zone().getId());
    json.writeNumberField("heldAtStart", forecast.heldAtStart());
    numbers(json, forecast);
    json.writeArrayFieldStart("steps");
    for (ForecastStep step : forecast.steps()) {
      step(json, step);
    }
    json.writeEndArray();
    if (result.other().isPresent()) {
      compared(json, forecast.comparedWith(result.other().get()));
    }
    json.writeEndObject();
  }

  private void numbers(JsonGenerator json, Forecast forecast) throws IOException {
    json.writeStringField("policy", forecast.policy().toString());
    json.writeNumberField("mostHeld", forecast.mostHeld());
    steady(json, forecast.steady());
    json.writeStringField("reach", forecast.reach().toString());
    json.writeObjectFieldStart("gaps");
    for (Map.Entry<Age, Duration> gap : forecast.gaps().entrySet()) {
      json.writeStringField(
          gap.getKey().name().toLowerCase(Locale.ROOT), gap.getValue().toString());
    }
    json.writeEndObject();
    cost(json, result.price().map(basis -> basis.of(forecast)));
  }

  private static void steady(JsonGenerator json, Optional<SteadyState> steady) throws IOException {
    if (steady.isEmpty()) {
      json.writeNullField("steadyHeld");
    } else {
      json.writeObjectFieldStart("steadyHeld");
      json.writeNumberField("least", steady.get().least());
      json.writeNumberField("most", steady.get().most());
      json.writeStringField("since", steady.get().since().toString());
      json.writeEndObject();
    }
  }

  private void cost(JsonGenerator json, Optional<Cost> cost) throws IOException {
    if (cost.isEmpty()) {
      json.writeNullField("cost");
      return;
    }
    Cost bill = cost.get();
    json.writeObjectFieldStart("cost");
    json.writeNumberField("sizeGb", result.price().orElseThrow().sizeGb());
    json.writeNumberField("perGbMonth", bill.price().perGbMonth());
    json.writeStringField("currency", bill.price().currency());
    json.writeStringField("asOf", bill.price().asOf().toString());
    amount(json, "now", bill, bill.nowGb());
    amount(json, "most", bill, bill.mostGb());
    if (bill.steadyGb().isPresent()) {
      amount(json, "steady", bill, bill.steadyGb().getAsLong());
    } else {
      json.writeNullField("steady");
    }
    json.writeEndObject();
  }

  private static void amount(JsonGenerator json, String name, Cost bill, long gb)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("gb", gb);
    json.writeNumberField("perMonth", bill.perMonth(gb));
    json.writeEndObject();
  }

  private static void step(JsonGenerator json, ForecastStep step) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", step.at().toString());
    json.writeStringField("made", step.made().name());
    names(json, "deleted", step.deleted());
    json.writeNumberField("held", step.held());
    json.writeEndObject();
  }

  private void compared(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeObjectFieldStart("compared");
    numbers(json, comparison.other());
    names(json, "keptOnlyByOther", comparison.keptOnlyByOther());
    names(json, "deletedOnlyByOther", comparison.deletedOnlyByOther());
    json.writeEndObject();
  }

  private static void names(JsonGenerator json, String field, List<Snapshot> snapshots)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Snapshot snapshot : snapshots) {
      json.writeString(snapshot.name());
    }
    json.writeEndArray();
  }
}
