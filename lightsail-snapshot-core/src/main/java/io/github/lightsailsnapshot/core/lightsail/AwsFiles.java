package io.github.lightsailsnapshot.core.lightsail;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The AWS credentials and configuration files, at the locations that the environment defines. */
record AwsFiles(AwsFile credentials, AwsFile configuration) {

  /**
   * Locates the files.
   * @throws IllegalArgumentException if a path in the environment could not be decoded
   */
  static AwsFiles located() {
    DecodedText.check("HOME", System.getenv("HOME"));
    DecodedText.check("AWS_SHARED_CREDENTIALS_FILE", System.getenv("AWS_SHARED_CREDENTIALS_FILE"));
    DecodedText.check("AWS_CONFIG_FILE", System.getenv("AWS_CONFIG_FILE"));
    DecodedText.check("aws.sharedCredentialsFile", System.getProperty("aws.sharedCredentialsFile"));
    DecodedText.check("aws.configFile", System.getProperty("aws.configFile"));
    return new AwsFiles(
        new AwsFile(
            "credentials", ProfileFileLocation.credentialsFilePath(), ProfileFile.Type.CREDENTIALS),
        new AwsFile(
            "configuration",
            ProfileFileLocation.configurationFilePath(),
            ProfileFile.Type.CONFIGURATION));
  }

  /**
   * Reads those of the files that can be read.
   *
   * @throws IllegalArgumentException if one is malformed; the message names file and line
   */
  ProfileFile read() {
    ProfileFile.Aggregator both = ProfileFile.aggregator();
    Stream.of(credentials, configuration)
        .filter(AwsFile::isReadable)
        .map(AwsFile::read)
        .forEach(both::addFile);
    return both.build();
  }

  /** The file and the line that set a property of a profile; if both files do, the credentials file counts. */
  Optional<String> place(String profile, String property) {
    return Stream.of(credentials, configuration)
        .flatMap(file ->
            file.line(profile, property).stream().mapToObj(line -> file.path() + ", line " + line))
        .findFirst();
  }

  /** The paths, and the reason for each file that is not read. */
  @Override
  public String toString() {
    return credentials.state() + " and " + configuration.state();
  }
}
