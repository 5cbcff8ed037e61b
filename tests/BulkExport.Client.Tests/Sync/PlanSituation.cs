namespace BulkExport.Client.Tests.Sync;

/// <summary>Describes what is known of a day when it is planned.</summary>
internal sealed record PlanSituation
{
    public static readonly DateOnly DefaultToday = new(2026, 11, 24);
    public static readonly DateOnly Day = new(2026, 11, 10);

    public StoredDay? Stored { get; init; }

    public DateOnly[] Listed { get; init; } = [];

    public DateOnly? ListedOn { get; init; }

    public bool IsUnavailable { get; init; }

    public bool IsOpen { get; init; }

    public ExportDays Days { get; init; }

    public int? ReexportAfter { get; init; }

    public DateOnly Today { get; init; } = DefaultToday;

    public int AvailableQuota { get; init; } = 366;

    public int DailyQuota { get; init; } = 366;

    public PlanInput CreateInput() =>
        new()
        {
            Resources =
            [
                new PlanResource
                {
                    ResourceType = ResourceType.Messages,
                    Stored = Stored is { } stored ? new() { [Day] = stored } : new Dictionary<DateOnly, StoredDay>(),
                    Listed = Listed.Select(day => new ExportedDay { Day = day, CreatedOn = ListedOn }).ToLookup(row => row.Day),
                    Unavailable = IsUnavailable ? [Day] : new HashSet<DateOnly>(),
                    OpenJobs = IsOpen ? [new OpenJob { StartDay = Day, EndDay = Day }] : [],
                },
            ],
            StartDay = Day,
            EndDay = Day,
            Today = Today,
            AvailableQuota = AvailableQuota,
            DailyQuota = DailyQuota,
            Days = Days,
            ReexportAfter = ReexportAfter,
        };
}
