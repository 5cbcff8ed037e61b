using BenchmarkDotNet.Running;
using BulkExport.Client.Benchmarks;

if (args is ["--quick"])
{
    await QuickTable.PrintAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RecordReadings).Assembly).Run(args);
}
