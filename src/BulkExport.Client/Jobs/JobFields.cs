namespace BulkExport.Client;

/// <summary>A job while it is read.</summary>
internal struct JobFields()
{
    public JobSid Sid;
    public ResourceType? ResourceType;
    public string? FriendlyName;
    public DateOnly? StartDay;
    public DateOnly? EndDay;
    public JobDetails Details = JobDetails.Empty;
    public Uri? WebhookUrl;
    public HttpMethod? WebhookMethod;
    public string? Email;
    public Uri? Url;
    public int? QueuePosition;
    public DateTimeOffset? Estimate;

    public readonly Job ToJob() =>
        new()
        {
            JobSid = Sid,
            ResourceType = ResourceType,
            FriendlyName = FriendlyName,
            StartDay = StartDay,
            EndDay = EndDay,
            Details = Details,
            WebhookUrl = WebhookUrl,
            WebhookMethod = WebhookMethod,
            Email = Email,
            Url = Url,
            JobQueuePosition = QueuePosition,
            EstimatedCompletionTime = Estimate,
        };
}
