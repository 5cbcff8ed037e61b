namespace BulkExport.Client.SoakTests;

/// <summary>Notes what nobody caught: exceptions of tasks that were left to themselves, and of threads.</summary>
internal sealed class UnobservedExceptionDetector : IDisposable
{
    private readonly Report _report;

    public UnobservedExceptionDetector(Report report)
    {
        _report = report;
        TaskScheduler.UnobservedTaskException += NoteTask;
        AppDomain.CurrentDomain.UnhandledException += NoteThread;
    }

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= NoteTask;
        AppDomain.CurrentDomain.UnhandledException -= NoteThread;
    }

    private void NoteTask(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        e.SetObserved();
        _report.Break($"an exception of a task that nobody observed: {e.Exception}");
    }

    private void NoteThread(object sender, UnhandledExceptionEventArgs e) =>
        _report.Break($"an exception that nobody caught: {e.ExceptionObject}");
}
