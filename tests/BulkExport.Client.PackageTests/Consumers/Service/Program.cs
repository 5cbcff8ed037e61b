using System.Globalization;
using System.IO.Compression;
using BulkExport.Client;
using BulkExport.Client.Testing;
using Consumer;

// Runs the snippets about tests, and hosts the simulated service until the standard input is closed. With the argument "now", the
// service uses the system time.
var jobSid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");
var (first, last) = (new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 7));
TimeProvider timeProvider = args is ["now"] ? TimeProvider.System : new Clock();
var failedDay = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime).AddDays(-4);

await Snippets.TestingAsync();
Console.WriteLine("testing=ran");
Console.WriteLine($"mocking={(await Snippets.MockingAsync(jobSid)).Details.GetDayCount(JobStatus.Completed)}");

await using var service = SimulatedBulkExport.Start(
    new()
    {
        TimeProvider = timeProvider,
        ConfigureNewJob = job =>
            job with
            {
                QueueTime = TimeSpan.Zero,
                TimePerDay = TimeSpan.Zero,
                Outcomes = HasFailedDay(job) ? new Dictionary<DateOnly, JobStatus> { [failedDay] = JobStatus.Failed } : job.Outcomes,
            },
    }
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

// A file with a price that is not a number, and a line that is not a record.
var oddDay = last.AddDays(2);
string[] oddLines = [.. service.Files.Get(ResourceType.Messages, oddDay).ReadLines(), """{"sid":"SM1","price":"free"}""", "not a record"];
using (var odd = new MemoryStream())
{
    using (var writer = new StreamWriter(new GZipStream(odd, CompressionLevel.Fastest, leaveOpen: true)))
    {
        writer.Write(string.Join('\n', oddLines));
    }

    service.Files.Replace(ResourceType.Messages, oddDay, odd.ToArray());
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"total={total}"));
Console.WriteLine($"records={string.Join(' ', records)}");
Console.WriteLine($"failedDay={failedDay:yyyy-MM-dd}");
Console.WriteLine($"account={service.AccountSid}");
Console.WriteLine($"token={service.AuthToken}");
Console.WriteLine($"address={service.BaseAddress}");
await Task.WhenAny(Task.Run(Console.In.ReadLine), Task.Delay(TimeSpan.FromMinutes(5)));

bool HasFailedDay(SimulatedJob job) => job.ResourceType == ResourceType.Calls && job.StartDay <= failedDay && failedDay <= job.EndDay;
