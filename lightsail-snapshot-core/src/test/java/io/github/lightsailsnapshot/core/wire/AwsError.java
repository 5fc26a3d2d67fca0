package io.github.lightsailsnapshot.core.wire;

/**
 * An error as Lightsail or SES answers it; each service writes it in its own form, JSON or XML.
 *
 * @param type the error's name on the wire, for example {@code NotFoundException}
 * @param message what it says
 * @param status the HTTP status, 400 to 599
 * @param code Lightsail's finer code, for example {@code NameExists}; empty if it has none
 */
public record AwsError(String type, String message, int status, String code) {

  /** Any error, for those without a factory of their own. */
  public static AwsError of(String type, String message, int status) {
    return new AwsError(type, message, status, "");
  }

  /** The name is held by a resource of any kind; Lightsail does not say by which. */
  public static AwsError nameInUse(String name) {
    String message = "Some names are already in use: " + name;
    return new AwsError("InvalidInputException", message, 400, "NameExists");
  }

  public static AwsError invalidInput(String message) {
    return of("InvalidInputException", message, 400);
  }

  /** There is no such resource; {@code kind} is for example {@code InstanceSnapshot}. */
  public static AwsError notFound(String kind, String name) {
    return of("NotFoundException", "The " + kind + " does not exist: " + name, 400);
  }

  /** The caller lacks a permission; {@code action} is for example {@code lightsail:CreateInstanceSnapshot}. */
  public static AwsError accessDenied(String action) {
    String user = "User: arn:aws:iam::" + Items.ACCOUNT + ":user/backup";
    return of("AccessDeniedException", user + " is not authorized to perform: " + action, 400);
  }

  public static AwsError unauthenticated() {
    return of(
        "UnauthenticatedException", "The security token included in the request is invalid.", 400);
  }

  /** The resource is in the wrong state. */
  public static AwsError operationFailure(String message) {
    return of("OperationFailureException", message, 400);
  }

  /** Too many requests. Lightsail answers 400, and its model does not declare the type. */
  public static AwsError throttling() {
    return of("ThrottlingException", "Rate exceeded", 400);
  }

  public static AwsError serviceException() {
    return of("ServiceException", "An error occurred in the service.", 500);
  }

  public static AwsError unavailable() {
    return of("ServiceUnavailable", "The service is temporarily unavailable.", 503);
  }

  /** SES: the sender, or in the sandbox a recipient, is not verified. */
  public static AwsError messageRejected(String address) {
    String check = "The following identities failed the check in region US-EAST-1: " + address;
    return of("MessageRejected", "Email address is not verified. " + check, 400);
  }

  /** SES: too many mails a second. */
  public static AwsError sendingRateExceeded() {
    return of("Throttling", "Maximum sending rate exceeded.", 400);
  }

  /** SES: too many mails in 24 hours, which no quick retry can cure. */
  public static AwsError dailyQuotaExceeded() {
    return of("Throttling", "Daily message quota exceeded.", 400);
  }

  /** SES: the caller lacks {@code ses:SendEmail}. */
  public static AwsError sendingDenied() {
    AwsError denied = accessDenied("ses:SendEmail");
    return of("AccessDenied", denied.message(), 403);
  }

  /** SES: a failure of its own. */
  public static AwsError internalFailure() {
    return of("InternalFailure", "An internal error occurred.", 500);
  }
}
