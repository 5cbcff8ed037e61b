using BenchmarkDotNet.Running;
using BulkExport.Client.Benchmarks;
using BulkExport.Client.Benchmarks.Quick;

if (args is ["--quick"])
{
    JobTables.Print();
    await LoopbackTable.PrintAsync();
    await FirstCallTable.PrintAsync();
    await RecordTable.PrintAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RecordReadings).Assembly).Run(args);
}
