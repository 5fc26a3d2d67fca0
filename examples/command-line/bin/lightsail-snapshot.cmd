@echo off
rem Starts lightsail-snapshot.jar on Java 17 or newer, with the jars in lib on the class path.
setlocal
set "MAIN=io.github.lightsailsnapshot.examples.commandline.LightsailSnapshot"
set "FOLDER=%~dp0.."
if not exist "%FOLDER%\lightsail-snapshot.jar" set "FOLDER=%FOLDER%\target"
if not exist "%FOLDER%\lightsail-snapshot.jar" (
  >&2 echo lightsail-snapshot: there is no lightsail-snapshot.jar beside bin: unpack the release again, or build it
  exit /b 2
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "FEATURE="
for /f "tokens=2 delims== " %%v in ('""%JAVA%" -XshowSettings:properties -version 2>&1" ^| findstr "java.specification.version"') do set "FEATURE=%%v"
if not defined FEATURE (
  >&2 echo lightsail-snapshot: no Java 17 or newer: install one, or set JAVA_HOME
  exit /b 2
)
if %FEATURE% LSS 17 (
  >&2 echo lightsail-snapshot: no Java 17 or newer: "%JAVA%" is Java%FEATURE%; install a newer one, or set JAVA_HOME
  exit /b 2
)
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData %LIGHTSAIL_SNAPSHOT_JAVA_OPTS% -cp "%FOLDER%\lightsail-snapshot.jar;%FOLDER%\lib\*" %MAIN% %*
exit /b %ERRORLEVEL%
