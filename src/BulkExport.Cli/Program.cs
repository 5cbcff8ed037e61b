using BulkExport.Cli;
using BulkExport.Cli.Infrastructure;

return await App.RunAsync(args, CliEnvironment.ForCurrentProcess());
