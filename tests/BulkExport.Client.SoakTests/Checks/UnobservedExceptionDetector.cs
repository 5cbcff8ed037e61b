namespace BulkExport.Client.SoakTests;

/// <summary>Reports unobserved exceptions of tasks and unhandled exceptions of threads.</summary>
internal sealed class UnobservedExceptionDetector : IDisposable
{
    private readonly Report _report;

    public UnobservedExceptionDetector(Report report)
    {
        _report = report;
        TaskScheduler.UnobservedTaskException += ReportTaskException;
        AppDomain.CurrentDomain.UnhandledException += ReportUnhandledException;
    }

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= ReportTaskException;
        AppDomain.CurrentDomain.UnhandledException -= ReportUnhandledException;
    }

    private void ReportTaskException(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        e.SetObserved();
        _report.AddViolation($"an unobserved task exception: {e.Exception}");
    }

    private void ReportUnhandledException(object sender, UnhandledExceptionEventArgs e) =>
        _report.AddViolation($"an unhandled exception: {e.ExceptionObject}");
}
