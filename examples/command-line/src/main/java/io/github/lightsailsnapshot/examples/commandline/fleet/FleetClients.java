package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.lightsail.AwsClients;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.examples.commandline.environment.AwsSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.GroupConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.NotifyConfiguration.Mail;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.Setting;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RegionName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * The clients of a fleet, one for each region of each account, which its groups share. Creating them makes no call except
 * for credentials. An account that cannot be called is no reason not to call the others.
 */
public final class FleetClients implements AutoCloseable {
  private final FleetConfiguration configuration;
  private final Map<Optional<String>, AccountAccess> accounts = new LinkedHashMap<>();
  private final Map<List<Object>, Place> places = new LinkedHashMap<>();
  private final Map<GroupConfiguration, List<Place>> placesOfGroups = new LinkedHashMap<>();
  private final Map<Mail, Optional<SesClient>> ofMail = new HashMap<>();
  private final List<SdkClient> owned = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  private FleetClients(FleetConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Creates the clients.
   *
   * @throws UsageException if no account can be called
   */
  public static FleetClients open(FleetConfiguration configuration) {
    FleetClients clients = new FleetClients(configuration);
    configuration.groups().forEach(clients::openGroup);
    if (clients.places.values().stream().allMatch(place -> place.whyNot().isPresent())) {
      clients.close();
      throw new UsageException(String.join("; ", clients.warnings));
    }
    return clients;
  }

  private void openGroup(GroupConfiguration group) {
    List<Place> all = group.regions().isEmpty()
        ? List.of(place(group, Optional.empty()))
        : group.regions().stream()
            .map(region -> place(group, Optional.of(region.value())))
            .toList();
    placesOfGroups.put(group, all);
  }

  /** The places of a group, in the order of its regions. */
  public List<Place> places(GroupConfiguration group) {
    return placesOfGroups.getOrDefault(group, List.of());
  }

  /** All places, each once. */
  public List<Place> places() {
    return List.copyOf(places.values());
  }

  private Place place(GroupConfiguration group, Optional<String> region) {
    Optional<String> profile = group.profile().map(Setting::value);
    String where = configuration.place(group.profile().map(Setting::at).orElse(group.at())) + ": "
        + group.profile().map(name -> "profile " + name.written() + ": ").orElse("");
    AccountAccess account = account(profile);
    return account.clients().isPresent()
        ? open(profile, inRegion(account.clients().get(), region), where)
        : places.computeIfAbsent(
            List.of(profile, region),
            unused -> unreachable(where + account.whyNot(), profile, region));
  }

  private AccountAccess account(Optional<String> profile) {
    return accounts.computeIfAbsent(profile, AccountAccess::of);
  }

  private static AwsClients inRegion(AwsClients access, Optional<String> region) {
    return region.map(name -> access.region(Region.of(name))).orElse(access);
  }

  private Place open(Optional<String> profile, AwsClients access, String where) {
    try {
      return opened(profile, access.withoutThrottlingRetries().build(LightsailClient.builder()));
    } catch (IllegalArgumentException | UsageException refused) {
      String why = where + OneLine.message(refused);
      return places.computeIfAbsent(
          List.of(profile, why), unused -> unreachable(why, profile, Optional.empty()));
    }
  }

  /** Which region it is without a setting is known only now, and it may be that of another group. */
  private Place opened(Optional<String> profile, LightsailClient client) {
    owned.add(client);
    Region region = RegionName.checked(client.serviceClientConfiguration().region());
    RegionName.doubt(region).ifPresent(warnings::add);
    return places.computeIfAbsent(List.of(profile, region), unused -> place(profile, client));
  }

  private Place place(Optional<String> profile, LightsailClient client) {
    new AwsSettings(System.getenv()).checkEndpoint(client.serviceClientConfiguration());
    return Place.of(profile, client);
  }

  private Place unreachable(String why, Optional<String> profile, Optional<String> region) {
    warnings.add(why);
    return Place.unreachable(profile, new UnreachablePlace(why, region));
  }

  /** Why accounts cannot be called, and regions that may be misspelt. */
  Set<String> warnings() {
    return Set.copyOf(warnings);
  }

  /** The notifier for mail. If there are no credentials for it, its failure is in the report. */
  public Notifier mail(Mail mail) {
    return ses(mail).map(client -> notifier(mail, client)).orElse(report -> {
      throw new IOException(whyNoMail(mail));
    });
  }

  /** Why there is no client for mail; empty if there is one. */
  public String whyNoMail(Mail mail) {
    return accountOfMail(mail).whyNot();
  }

  /** The client for mail; empty if there are no credentials for it. */
  public Optional<SesClient> ses(Mail mail) {
    return ofMail.computeIfAbsent(mail, this::created);
  }

  private Optional<SesClient> created(Mail mail) {
    GroupConfiguration first = configuration.groups().get(0);
    Optional<SesClient> client = accountOfMail(mail)
        .clients()
        .map(access ->
            checked(mail, () -> regionOfMail(mail, access, first).build(SesClient.builder())));
    client.ifPresent(owned::add);
    return client;
  }

  private AccountAccess accountOfMail(Mail mail) {
    GroupConfiguration first = configuration.groups().get(0);
    return account(mail.profile().or(first::profile).map(Setting::value));
  }

  private static AwsClients regionOfMail(Mail mail, AwsClients access, GroupConfiguration first) {
    return mail.region()
        .or(() -> first.regions().stream().findFirst().map(region -> Region.of(region.value())))
        .map(access::region)
        .orElse(access);
  }

  private Notifier notifier(Mail mail, SesClient client) {
    return checked(mail, () -> mail.notifier(client));
  }

  private <T> T checked(Mail mail, Supplier<T> created) {
    try {
      return created.get();
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          configuration.place(mail.at()) + ": mail: " + OneLine.message(wrong));
    }
  }

  @Override
  public void close() {
    owned.forEach(SdkClient::close);
  }
}
