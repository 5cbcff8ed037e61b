namespace BulkExport.Client;

/// <summary>Verifies that a response describes the requested resource. A cache or a gateway may return the response to another request.</summary>
/// <remarks>Values that the service omits are not verified.</remarks>
internal static class ResponseVerifier
{
    /// <summary>Verifies the SID of a fetched job. Its case may differ.</summary>
    public static Job Verify(Job job, JobSid jobSid)
    {
        var (expected, actual) = (jobSid.ToString(), job.JobSid.ToString());
        return expected.Equals(actual, StringComparison.OrdinalIgnoreCase)
            ? job with
            {
                JobSid = jobSid,
            }
            : throw WireFormatException.Mismatch("$.job_sid", $"{expected}, as requested", actual);
    }

    /// <summary>Verifies the resource type and the days of a created job.</summary>
    public static Job Verify(Job job, CreateJobRequest request)
    {
        Verify(job.ResourceType, request.ResourceType, "$.resource_type");
        Verify(job.StartDay, request.StartDay, "$.start_day");
        Verify(job.EndDay, request.EndDay, "$.end_day");
        return job;
    }

    /// <summary>Verifies the resource type of a configuration.</summary>
    public static ExportConfiguration Verify(ExportConfiguration configuration, ResourceType resourceType)
    {
        Verify(configuration.ResourceType, resourceType, "$.resource_type");
        return configuration;
    }

    /// <summary>Verifies the resource type of listed jobs.</summary>
    public static Page<Job> Verify(Page<Job> page, ResourceType resourceType) =>
        Verify(page, resourceType, "$.jobs", static job => job.ResourceType);

    /// <summary>Verifies the resource type of listed days.</summary>
    public static Page<ExportedDay> Verify(Page<ExportedDay> page, ResourceType resourceType) =>
        Verify(page, resourceType, "$.days", static day => day.ResourceType);

    private static Page<T> Verify<T>(Page<T> page, ResourceType resourceType, string path, Func<T, ResourceType?> getResourceType)
    {
        for (var index = 0; index < page.Items.Count; index++)
        {
            Verify(getResourceType(page.Items[index]), resourceType, $"{path}[{index}].resource_type");
        }

        return page;
    }

    private static void Verify(ResourceType? actual, ResourceType expected, string path)
    {
        if (actual is { } value && value != expected)
        {
            var name = ResourceType.All.Contains(value) ? value.Value : "an unknown resource type"; // an unknown value may be sensitive
            throw WireFormatException.Mismatch(path, $"{expected}, as requested", name);
        }
    }

    private static void Verify(DateOnly? actual, DateOnly expected, string path)
    {
        if (actual is { } value && value != expected)
        {
            throw WireFormatException.Mismatch(path, $"{DateFormat.Format(expected)}, as requested", DateFormat.Format(value));
        }
    }
}
