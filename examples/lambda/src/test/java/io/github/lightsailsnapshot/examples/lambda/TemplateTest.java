package io.github.lightsailsnapshot.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Template template = Template.read();

  TemplateTest() throws IOException {}

  @Test
  void each_handler_is_a_class_that_lambda_can_create() throws Exception {
    assertThat(template.functions())
        .containsExactlyInAnyOrder(Template.SNAPSHOT, Template.RESUME, Template.PRUNE);
    for (String function : template.functions()) {
      Class<?> handler = Class.forName(template.handler(function));
      assertThat(handler).isAssignableTo(RequestHandler.class).isPublic();
      assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
    }
  }

  @Test
  void each_variable_is_one_that_the_functions_read() {
    Map<String, String> variables = new HashMap<>(template.variables());

    assertThat(variables.keySet())
        .filteredOn(name -> !name.startsWith("JOB_"))
        .containsExactlyInAnyOrder("INSTANCE", "KEEP", "MAIL_FROM", "MAIL_TO", "JAVA_TOOL_OPTIONS");
    variables.put("AWS_REGION", "eu-central-1");
    assertThat(FunctionHost.of(variables).job(Invocation.of(template.timeoutSeconds() * 1000)))
        .hasToString("SnapshotJob[web-1 as web-1-auto, keeping daily=7, weekly=5, monthly=12,"
            + " Europe/Berlin, slot PT24H]");
  }

  @Test
  void each_state_leads_to_another_one_and_calls_a_function() {
    Map<?, ?> states =
        (Map<?, ?>) template.at("Resources", "Run", "Properties", "Definition", "States");
    List<Object> next = new ArrayList<>();
    next.add(template.at("Resources", "Run", "Properties", "Definition", "StartAt"));
    List<Object> called = new ArrayList<>();
    states.values().forEach(state -> follow((Map<?, ?>) state, next, called));

    assertThat(Set.copyOf(next)).isEqualTo(states.keySet());
    assertThat(called)
        .containsExactlyInAnyOrder(
            List.of(Template.SNAPSHOT, "Arn"), List.of(Template.RESUME, "Arn"));
  }

  private static void follow(Map<?, ?> state, List<Object> next, List<Object> called) {
    if (state.get("Choices") instanceof List<?> choices) {
      choices.forEach(choice -> next.add(((Map<?, ?>) choice).get("Next")));
      next.add(state.get("Default"));
    } else if (state.containsKey("Next")) {
      next.add(state.get("Next"));
    }
    if (state.get("Resource") instanceof Map<?, ?> resource) {
      called.add(resource.get("Fn::GetAtt"));
    }
  }
}
