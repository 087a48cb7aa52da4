-- Headline differences in percentage points, with the design of the study behind each.
SELECT slug, estimate, contrasts.direction, design
FROM 'contrasts.parquet' AS contrasts
JOIN 'cases.parquet' AS cases USING (slug)
WHERE headline IS NOT NULL AND unit = 'percentage-points'
ORDER BY slug, headline;
