package com.thriviohr.jobs;

import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything logged in this JVM at INFO and above while it is open, exceptions included. */
final class CapturedLog implements AutoCloseable {
  private final StringWriter text = new StringWriter();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final WriterAppender appender;
  private final Level before;

  CapturedLog() {
    PatternLayout layout = PatternLayout.newBuilder().withPattern("%p %c %m%n%throwable").build();
    appender =
        WriterAppender.newBuilder().setName("captured").setTarget(text).setLayout(layout).build();
    appender.start();
    Configuration configuration = context.getConfiguration();
    before = configuration.getRootLogger().getLevel();
    configuration.getRootLogger().addAppender(appender, Level.INFO, null);
    configuration.getRootLogger().setLevel(Level.INFO);
    context.updateLoggers();
  }

  String text() {
    return text.toString();
  }

  @Override
  public void close() {
    context.getConfiguration().getRootLogger().removeAppender("captured");
    context.getConfiguration().getRootLogger().setLevel(before);
    context.updateLoggers();
    appender.stop();
  }
}
