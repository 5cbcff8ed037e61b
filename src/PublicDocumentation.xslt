<?xml version="1.0" encoding="utf-8"?>
<!-- Keeps the documentation of the members whose names are in the parameter "api", for example "|BulkExport.Client.Job|BulkExport.Client.Job.JobSid|". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output encoding="utf-8" indent="yes" />
  <xsl:param name="api" />

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" />
    </xsl:copy>
  </xsl:template>

  <xsl:template match="member">
    <!-- "M:Namespace.Type`1.Method``1(System.Int32)" becomes "Namespace.Type.Method". -->
    <xsl:variable name="signature" select="substring-after(@name, ':')" />
    <xsl:variable name="generic" select="substring-before(concat($signature, '('), '(')" />
    <xsl:variable name="name" select="translate($generic, '`0123456789', '')" />
    <xsl:if test="contains($api, concat('|', $name, '|')) or contains($api, concat('|', $generic, '|'))">
      <xsl:copy-of select="." />
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
