using System.Runtime.InteropServices;
using BulkExport.Samples;

// Ctrl+C cancels instead of ending the process, so that the demo deletes its temporary directory.
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

return await SampleApp.RunAsync(args, SampleEnvironment.ForCurrentProcess(), cancellation.Token);

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}
