using System.Globalization;
using BulkExport.Client;
using BulkExport.Client.Testing;
using Consumer;

// Runs the snippets of the README about tests, and hosts the simulated service until the standard input is closed.
var jobSid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");
var (first, last) = (new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 7));

await Snippets.TestingAsync();
await Snippets.FakeClockAsync();
Console.WriteLine("testing=ran");
Console.WriteLine($"mocking={(await Snippets.MockingAsync(jobSid)).Details.GetDayCount(JobStatus.Completed)}");

await using var service = SimulatedBulkExport.Start(
    new() { TimeProvider = new Clock(), ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero } }
);
service.Jobs.Add(
    new SimulatedJob
    {
        JobSid = jobSid,
        StartDay = first,
        EndDay = last,
        Age = TimeSpan.FromHours(1),
        Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 3)] = JobStatus.Failed },
    }
);

var total = 0m;
var records = new List<int>();
for (var day = first; day <= last; day = day.AddDays(1))
{
    var file = service.Files.Get(ResourceType.Messages, day);
    total += file.PriceSum ?? 0;
    records.Add(file.RecordCount ?? 0);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"total={total}"));
Console.WriteLine($"records={string.Join(' ', records)}");
Console.WriteLine($"account={service.AccountSid}");
Console.WriteLine($"token={service.AuthToken}");
Console.WriteLine($"address={service.BaseAddress}");
await Task.WhenAny(Task.Run(Console.In.ReadLine), Task.Delay(TimeSpan.FromMinutes(5)));
