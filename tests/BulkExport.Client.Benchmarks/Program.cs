using BenchmarkDotNet.Running;
using BulkExport.Client.Benchmarks;
using BulkExport.Client.Benchmarks.Quick;

if (args is ["--quick"])
{
    var targets = new Targets();
    JobTables.Print(targets);
    await LoopbackTable.PrintAsync(targets);
    await ColdStartTable.PrintAsync(targets);
    await RecordTable.PrintAsync(targets);
    return targets.Print() ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(RecordReadings).Assembly).Run(args);
return 0;
