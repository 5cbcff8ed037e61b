using BulkExport.Cli;
using BulkExport.Cli.Infrastructure;

using var signals = new TerminationSignals(); // first, so that no signal is missed
return await App.RunAsync(args, CliEnvironment.ForCurrentProcess(), signals.Token);
