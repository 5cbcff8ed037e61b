using System.Runtime.InteropServices;
using BulkExport.Samples;

// Signals cancel instead of ending the process, so that the demo deletes its temporary directory.
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);

return await SampleApp.RunAsync(args, SampleEnvironment.ForCurrentProcess(), cancellation.Token);

void Cancel(PosixSignalContext context)
{
    context.Cancel = !cancellation.IsCancellationRequested; // the second signal ends the process
    cancellation.Cancel();
}
